package io.synthorax.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.ExtractorSpecification.Autoencoder;
import io.synthorax.contracts.ExtractorSpecification.Brought;
import io.synthorax.contracts.ExtractorSpecification.Input;
import io.synthorax.contracts.ExtractorSpecification.Latent;
import io.synthorax.contracts.ExtractorSpecification.ResNet;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/b", "", " ", ".hidden", "a..b", "all", "ä"})
  void labelThatIsNoKeySegmentIsRefused(String label) {
    assertThatThrownBy(() -> new ClassLabel(label))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("label");
  }

  @ParameterizedTest
  @CsvSource({"90s,90s", "3m,180s", "2h,7200s", "50000,50000", "200k,200000", "2M,2000000"})
  void budgetIsReadInEveryUnit(String text, String normal) {
    assertThat(Budget.parse(text).text()).isEqualTo(normal);
    assertThat(Budget.parse(normal)).isEqualTo(Budget.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m3", "-5k", "3 minutes", "0", "0s", "99999999999h"})
  void budgetThatSaysNothingIsRefused(String text) {
    assertThatThrownBy(() -> Budget.parse(text))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("budget");
  }

  @Test
  void fractionOfABudgetEndsAtOne() {
    assertThat(Budget.parse("200").fraction(50, Duration.ZERO)).isEqualTo(0.25);
    assertThat(Budget.parse("10s").fraction(0, Duration.ofSeconds(20))).isEqualTo(1);
  }

  @Test
  void unknownResolutionNamesTheAllowedOnes() {
    assertThatThrownBy(() -> new Resolution(100)).hasMessageContaining("32, 64, 128, 256 or 512");
  }

  @Test
  void sameRequestIsTheSameStudy() {
    assertThat(request(1).study()).isEqualTo(request(1).study()).isNotEqualTo(request(2).study());
  }

  @Test
  void requestSurvivesItsJson() {
    assertThat(Json.read(Json.write(request(1)), StudyRequest.class)).isEqualTo(request(1));
  }

  @Test
  void theStandardFeatureSpacesAreNotSaidSoThatEarlierStudiesKeepTheirId() {
    EvaluationSpecification standard = EvaluationSpecification.standard();

    assertThat(standard.with(ExtractorSpecification.standard())).isEqualTo(standard);
    assertThat(Json.text(standard)).doesNotContain("extractors");
    assertThat(standard.featureSpaces())
        .extracting(ExtractorSpecification::name)
        .containsExactly("autoencoder", "resnet");
  }

  @Test
  void aBroughtExtractorSurvivesItsJson() {
    Brought brought =
        new Brought(
            "densenet",
            new ObjectRef("extractors/0/model.onnx", "0".repeat(64), 9),
            Optional.of("pool5"),
            new Input(224, 3, List.of(0.4, 0.4, 0.4), List.of(0.2, 0.2, 0.2)));
    EvaluationSpecification chosen =
        EvaluationSpecification.standard()
            .with(List.of(brought, new Autoencoder(Latent.MAP_MEAN), new ResNet()));

    assertThat(Json.read(Json.write(chosen), EvaluationSpecification.class)).isEqualTo(chosen);
  }

  @Test
  void extractorsThatSayNothingAreRefused() {
    EvaluationSpecification standard = EvaluationSpecification.standard();

    assertThatThrownBy(() -> standard.with(List.of())).hasMessageContaining("1 to 8");
    assertThatThrownBy(() -> standard.with(List.of(new ResNet(), new ResNet())))
        .hasMessageContaining("each once");
    assertThat(new Autoencoder(Latent.MAP_MEAN).fits(new Resolution(64))).isFalse();
    assertThat(new Autoencoder(Latent.MAP_MEAN).fits(new Resolution(128))).isTrue();
  }

  @Test
  void theOrderOfAugmentationsDoesNotMakeAnotherStudy() {
    Stabilization one =
        Stabilization.NONE.with(
            new LinkedHashSet<>(List.of(Augmentation.CUTOUT, Augmentation.CONTRAST)));
    Stabilization other =
        Stabilization.NONE.with(
            new LinkedHashSet<>(List.of(Augmentation.CONTRAST, Augmentation.CUTOUT)));

    assertThat(Json.text(one)).isEqualTo(Json.text(other)).contains("[\"CONTRAST\",\"CUTOUT\"]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'augmentation':['FLIP'],'averageHalfLife':0,'loss':'HINGE','normalization':'BATCH'}|FLIP",
        "{'augmentation':[],'averageHalfLife':-1,'loss':'HINGE','normalization':'BATCH'}|-1",
        "{'augmentation':[],'averageHalfLife':0,'normalization':'BATCH'}|LOGISTIC or HINGE",
        "{'augmentation':[],'averageHalfLife':0,'loss':'HINGE'}|BATCH or SPECTRAL",
        "{'averageHalfLife':0,'loss':'HINGE','normalization':'BATCH'}|augmentation",
      },
      quoteCharacter = '~')
  void stabilizationThatIsNotAllowedIsNamed(String json, String named) {
    byte[] bytes = json.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Json.read(bytes, Stabilization.class))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining(named);
  }

  @Test
  void requestWithAMissingFieldNamesIt() {
    assertThatThrownBy(
            () ->
                Json.read(
                    "{\"classes\":[\"A\",\"B\"],\"seed\":1}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    StudyRequest.class))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("dataset");
  }

  @Test
  void aGeneratorForEachClassIsWhatEarlierRequestsAskedFor() {
    StudyRequest each = request(1, Generators.EACH);

    assertThat(Json.text(each)).doesNotContain("generators");
    assertThat(Json.text(request(1, Generators.ALL))).contains("\"generators\":\"ALL\"");
    assertThat(each.runs())
        .containsExactly(RunId.of(SampleEvents.NORMAL), RunId.of(SampleEvents.LABEL));
  }

  @ParameterizedTest
  @EnumSource(Generators.class)
  void everyChoiceOfGeneratorsTakesTheSameTime(Generators generators) {
    StudyRequest request = request(1, generators);

    long seconds =
        request.runs().stream()
            .map(run -> (Budget.Time) request.budget(run))
            .mapToLong(budget -> budget.duration().toSeconds())
            .sum();

    assertThat(seconds).isEqualTo(2 * 180);
  }

  @Test
  void aClassMayTakeItsGeneratorFromBothKindsOfRun() {
    StudyRequest request = request(1, Generators.BOTH);

    assertThat(request.runsCovering(SampleEvents.LABEL))
        .containsExactly(SampleEvents.RUN, RunId.ALL);
    assertThat(request.runs()).hasSize(3).endsWith(RunId.ALL);
  }

  @Test
  void thePrivacyOfEarlierRequestsIsTheStandardAndTheirIdsStay() {
    EvaluationSpecification earlier = EvaluationSpecification.standard();
    PrivacyThresholds strict = new PrivacyThresholds(0.1, 0.8, 0.01, 0.55, 30);
    EvaluationSpecification chosen =
        new EvaluationSpecification(20_000, 500, 64, 100, 5, Optional.of(strict), Optional.empty());

    assertThat(Json.text(earlier)).doesNotContain("privacy");
    assertThat(earlier.thresholds()).isEqualTo(PrivacyThresholds.standard());
    assertThat(
            new EvaluationSpecification(
                20_000,
                500,
                64,
                100,
                5,
                Optional.of(PrivacyThresholds.standard()),
                Optional.empty()))
        .isEqualTo(earlier);
    assertThat(Json.read(Json.write(chosen), EvaluationSpecification.class)).isEqualTo(chosen);
    assertThat(chosen.thresholds()).isEqualTo(strict);
    assertThatThrownBy(() -> new PrivacyThresholds(0, 0.5, 0.03, 0.6, 20))
        .hasMessageContaining("evaluation.privacy.lowQuantile");
  }

  @Test
  void theModelOfEarlierRequestsIsTheStandardAndTheirIdsStay() {
    UtilitySpecification earlier = UtilitySpecification.standard();
    UtilitySpecification same = earlier.with(ClassifierModel.STANDARD, 16, Optional.empty());

    assertThat(Json.text(earlier)).doesNotContain("models", "vgg19Weights");
    assertThat(same).isEqualTo(earlier);
    assertThat(earlier.classifiers()).extracting(Classifier::name).containsExactly("resnet18-w16");
    assertThat(request(1).study()).isEqualTo(new StudyId("sb8924e3975f6"));
  }

  @Test
  void modelsAreKeptInTheirOrderAndWeightsThatAreBroughtHaveTheFullWidth() {
    ObjectRef weights = new ObjectRef(ObjectLayout.weights("ab"), "ab", 1);
    UtilitySpecification chosen =
        UtilitySpecification.standard()
            .with(
                List.of(ClassifierModel.VGG19P, ClassifierModel.ALEXNET), 8, Optional.of(weights));

    assertThat(chosen.classifiers())
        .extracting(Classifier::name)
        .containsExactly("vgg19p-w64", "alexnet-w8");
    assertThat(chosen.trainings()).isEqualTo(2 * 6 * 3);
    assertThat(chosen.learningRate(ClassifierModel.VGG19P)).isEqualTo(1e-4);
    assertThat(chosen.learningRate(ClassifierModel.ALEXNET)).isEqualTo(1e-3);
    assertThat(Json.text(chosen)).contains("\"models\":[\"vgg19p\",\"alexnet\"]");
    assertThat(Json.read(Json.write(chosen), UtilitySpecification.class)).isEqualTo(chosen);
    assertThat(Classifier.named("alexnet-w8")).isEqualTo(chosen.classifiers().get(1));
  }

  @Test
  void modelsThatCannotBeTrainedAreRefused() {
    UtilitySpecification standard = UtilitySpecification.standard();
    ObjectRef weights = new ObjectRef(ObjectLayout.weights("ab"), "ab", 1);

    assertThatThrownBy(() -> standard.with(List.of(ClassifierModel.VGG19P), 16, Optional.empty()))
        .hasMessageContaining("utility.vgg19Weights is absent");
    assertThatThrownBy(
            () -> standard.with(List.of(ClassifierModel.VGG19), 16, Optional.of(weights)))
        .hasMessageContaining("only with it");
    assertThatThrownBy(() -> standard.with(List.of(), 16, Optional.empty()))
        .hasMessageContaining("utility.models");
    assertThatThrownBy(() -> ClassifierModel.of("vgg16"))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("alexnet, googlenet");
    assertThatThrownBy(() -> Classifier.named("alexnet")).isInstanceOf(ContractViolation.class);
  }

  private static StudyRequest request(long seed) {
    return request(seed, Generators.EACH);
  }

  private static StudyRequest request(long seed, Generators generators) {
    return new StudyRequest(
        SampleEvents.DATASET,
        List.of(SampleEvents.NORMAL, SampleEvents.LABEL),
        TrainingSpecification.paper(new Resolution(64), 1),
        EvaluationSpecification.standard(),
        UtilitySpecification.standard(),
        Budget.parse("3m"),
        seed,
        Optional.of(generators),
        Optional.empty());
  }

  @Test
  void eventThatLeavesOutWhatItIsAboutIsRefusedWithTheField() {
    assertThatThrownBy(() -> read("{}", StudyDeleted.class))
        .isInstanceOf(ContractViolation.class)
        .hasMessage("study is null, allowed is not to be left out");
    assertThatThrownBy(
            () -> read("{\"study\":\"s0123456789ab\",\"stage\":null}", StageFailed.class))
        .isInstanceOf(ContractViolation.class);
  }

  @Test
  void jsonThatIsNoUtf8IsRefused() {
    byte[] beyondUnicode = {0, 0x7b, 0x21, 0x61, 0, 0, 0, '{'};

    assertThatThrownBy(() -> Json.read(beyondUnicode, StudyDeleted.class))
        .isInstanceOf(ContractViolation.class);
  }

  private static Object read(String json, Class<?> type) {
    return Json.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), type);
  }
}
