package io.synthorax.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.contracts.Budget;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.ProjectId;
import io.synthorax.contracts.ProjectSources;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.RetrainingPolicy;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.contracts.UtilitySpecification;
import io.synthorax.imaging.phantom.PhantomRadiographs;
import io.synthorax.imaging.png.GrayPng;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project on the whole platform, with the real trainer and evaluator: scans that come one by one
 * while every service is killed lead to one retraining, which is killed in every stage.
 */
@Tag("faults")
class RetrainingFaultsIT {
  private static final ClassLabel NORMAL = new ClassLabel("Normal");
  private static final ClassLabel CARDIOMEGALY = new ClassLabel("Cardiomegaly");
  private static final String PROJECT = "projects/ward";
  private static final int SCANS = 80;

  @TempDir Path folder;
  private final PhantomRadiographs phantoms = new PhantomRadiographs(21, 64);

  /** What the labels of scans will be that came without, by the scan. */
  private final Map<String, ClassLabel> known = new LinkedHashMap<>();

  private Path drop;
  private Launch up;
  private RunningConsole console;

  @BeforeEach
  void start() throws Exception {
    drop = Files.createDirectory(folder.resolve("drop"));
    up = Launch.ofBuiltServices(folder, "up", "--data", drop.toString());
    up.awaitOutput("Ctrl-C stops it.");
    console = RunningConsole.in(folder.resolve("home"));
  }

  @AfterEach
  void stop() throws Exception {
    up.signal("INT");
    up.awaitExit();
  }

  @Test
  void oneRetrainingComesOfScansThatComeWhileEveryServiceIsKilled() throws Exception {
    // Given
    console.post("projects", project());

    // When scans come through two doors, every other one without a label
    for (int scan = 0; scan < SCANS; scan++) {
      bring(scan);
      if (scan == SCANS / 4) {
        kill("console");
      }
    }
    kill("generator-service", "evaluator-service", "classifier-service");
    known.forEach((scan, label) -> console.put(labelOf(scan), Map.of("label", label)));

    // Then
    console.await(PROJECT, view -> view.at("/retrainings/0/retraining").isObject());
    String study = "studies/" + console.get(PROJECT).at("/retrainings/0/retraining/study").asText();
    console.await(study, view -> view.at("/status").asText().equals("TRAINING"));
    kill("discriminator-trainer");
    console.await(study, view -> !view.at("/status").asText().equals("TRAINING"));
    kill("evaluator-service", "generator-service");
    console.await(study, view -> !view.at("/status").asText().equals("EVALUATING"));
    kill("classifier-service", "console");
    console.await(PROJECT, view -> view.at("/retrainings/0/outcome").isTextual());
    JsonNode served = console.get(PROJECT);
    assertThat(served.at("/retrainings")).hasSize(1);
    assertThat(served.at("/retrainings/0/scans").asInt()).isEqualTo(SCANS);
    assertThat(served.at("/retrainings/0/outcome").asText()).isEqualTo("PROMOTED");
    assertThat(served.at("/served")).hasSize(2);

    // When a patient withdraws whom one of the generators has seen
    JsonNode withdrawal = console.post(PROJECT + "/withdrawals", Map.of("patient", patient(1)));

    // Then
    assertThat(withdrawal.at("/affected/0/served/0").asText()).isEqualTo(CARDIOMEGALY.value());
    console.await(PROJECT, view -> view.at("/retrainings").size() == 2);
    console.await(PROJECT, view -> view.at("/retrainings/0/outcome").isTextual());
    JsonNode after = console.get(PROJECT);
    assertThat(after.at("/retrainings/0/scans").asInt()).isEqualTo(SCANS - 1);
    assertThat(after.at("/stained")).isEmpty();
  }

  private void kill(String... services) throws Exception {
    for (String service : services) {
      ProcessHandle child = up.child(service);
      child.destroyForcibly();
      child.onExit().get();
    }
  }

  private void bring(int scan) throws Exception {
    ClassLabel label = scan % 2 == 0 ? NORMAL : CARDIOMEGALY;
    byte[] png = GrayPng.encode(phantoms.draw(label, scan, 0), GrayPng.Origin.PHANTOM);
    if (scan % 4 < 2) {
      Path part = Files.write(folder.resolve("scan.part"), png);
      Path file = drop.resolve(patient(scan)).resolve(label.value()).resolve("scan.png");
      Files.createDirectories(file.getParent());
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } else {
      JsonNode taken = console.upload(PROJECT + "/scans", png, patient(scan));
      known.put(taken.path("scan").asText(), label);
    }
  }

  private static String patient(int scan) {
    return "patient-" + scan;
  }

  private static String labelOf(String scan) {
    return PROJECT + "/scans/" + scan + "/label";
  }

  private Project project() {
    return new Project(
        new ProjectId("ward"),
        List.of(NORMAL, CARDIOMEGALY),
        TrainingSpecification.paper(new Resolution(32), 0.125),
        new EvaluationSpecification(2000, 100, 32, 20, 5),
        new UtilitySpecification(List.of(Composition.IR, Composition.GS), 4, 20, 16, 1e-3, 1),
        Budget.parse("20s"),
        1,
        Optional.of(true),
        new ProjectSources(
            Optional.of(drop.toString()), Optional.empty(), Optional.empty(), Optional.empty()),
        new RetrainingPolicy(SCANS, Optional.empty(), Duration.ofSeconds(10)));
  }
}
