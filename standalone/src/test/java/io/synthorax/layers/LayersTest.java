package io.synthorax.layers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who may depend on whom (docs/adr/0002). Every rule is checked twice: it must hold for the
 * product, and it must fail for a class that breaks it, because a rule that cannot fail checks
 * nothing.
 */
class LayersTest {
  private static final List<String> MODULES =
      List.of(
          "contracts",
          "infrastructure",
          "imaging",
          "learning",
          "platform",
          "discriminator-trainer",
          "generator-service",
          "evaluator-service",
          "classifier-service",
          "console",
          "standalone");

  private static final String[] FRAMEWORK = {
    "io.quarkus..", "jakarta..", "io.smallrye..", "org.eclipse.microprofile..", "org.apache.kafka.."
  };
  private static final String[] STORE = {"io.minio..", "io.quarkiverse.."};
  private static final String[] ENGINE = {"ai.djl..", "ai.onnx.."};
  private static final String[] SERVICES = {
    "io.synthorax.trainer..",
    "io.synthorax.generator..",
    "io.synthorax.evaluator..",
    "io.synthorax.classifier.."
  };

  private static JavaClasses product;

  @BeforeAll
  static void importProduct() {
    List<Path> paths = MODULES.stream().map(m -> Path.of("..", m, "target", "classes")).toList();
    assertThat(paths).as("compiled modules").allMatch(Files::isDirectory);
    product = new ClassFileImporter().importPaths(paths);
  }

  @ParameterizedTest
  @EnumSource
  void ruleHoldsForTheProduct(Rule rule) {
    rule.rule.check(product);
  }

  @ParameterizedTest
  @EnumSource
  void ruleFailsForAClassThatBreaksIt(Rule rule) {
    JavaClasses broken = new ClassFileImporter().importClasses(rule.breaks);

    assertThatThrownBy(() -> rule.rule.check(broken)).isInstanceOf(AssertionError.class);
  }

  enum Rule {
    CONTRACTS_KNOW_THE_JDK_AND_JACKSON(
        classes()
            .that()
            .resideInAPackage("io.synthorax.contracts..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "com.fasterxml.jackson..", "io.synthorax.contracts.."),
        io.synthorax.contracts.broken.KnowsAFramework.class),
    IMAGING_KNOWS_NO_ENGINE_FRAMEWORK_OR_STORE(
        never("io.synthorax.imaging..", ENGINE, FRAMEWORK, STORE, SERVICES),
        io.synthorax.imaging.broken.KnowsAnEngine.class),
    LEARNING_KNOWS_NO_FRAMEWORK_OR_STORE(
        never("io.synthorax.learning..", FRAMEWORK, STORE, SERVICES),
        io.synthorax.learning.broken.KnowsAFramework.class),
    ONLY_THE_TORCH_PACKAGE_KNOWS_PYTORCH_INTERNALS(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.synthorax.learning.torch..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl.pytorch.."),
        io.synthorax.learning.broken.KnowsPyTorch.class),
    PLATFORM_KNOWS_NO_MATHEMATICS(
        never(
            "io.synthorax.platform..",
            ENGINE,
            new String[] {"io.synthorax.learning..", "io.synthorax.imaging.."},
            SERVICES),
        io.synthorax.platform.broken.KnowsAnEngine.class),
    CONSOLE_KNOWS_NO_MATHEMATICS_AND_NO_SERVICE(
        never("io.synthorax.console..", ENGINE, new String[] {"io.synthorax.learning.."}, SERVICES),
        io.synthorax.console.broken.KnowsAService.class),
    SERVICES_DO_NOT_KNOW_EACH_OTHER(
        com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices()
            .matching("io.synthorax.(trainer|generator|evaluator|classifier|console)..")
            .should()
            .notDependOnEachOther(),
        io.synthorax.trainer.broken.KnowsAnotherService.class,
        io.synthorax.generator.broken.Service.class),
    STAGES_ARE_PLAIN_JAVA(
        noClasses()
            .that()
            .haveSimpleNameEndingWith("Stage")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORK),
        io.synthorax.trainer.broken.FrameworkStage.class),
    LAUNCHER_HAS_NO_SERVICE_ON_ITS_CLASS_PATH(
        never(
            "io.synthorax.standalone..",
            ENGINE,
            FRAMEWORK,
            STORE,
            SERVICES,
            new String[] {"io.synthorax.console..", "io.synthorax.platform.."}),
        io.synthorax.standalone.broken.KnowsAService.class);

    private final ArchRule rule;
    private final Class<?>[] breaks;

    Rule(ArchRule rule, Class<?>... breaks) {
      this.rule = rule;
      this.breaks = breaks;
    }

    private static ArchRule never(String from, String[]... forbidden) {
      List<String> packages = new ArrayList<>();
      Stream.of(forbidden).forEach(group -> packages.addAll(List.of(group)));
      return noClasses()
          .that()
          .resideInAPackage(from)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages.toArray(String[]::new));
    }
  }
}
