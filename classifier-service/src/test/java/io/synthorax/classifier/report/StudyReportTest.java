package io.synthorax.classifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.StudyCompleted.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyReportTest {

  @Test
  void isTheSameAfterBeingWrittenAndReadAsJson() {
    // Given
    StudyReport report = SampleReport.realScans();
    // When
    StudyReport read = Json.read(Json.writeIndented(report), StudyReport.class);
    // Then
    assertThat(read).isEqualTo(report);
  }

  @Test
  void itsJsonIsWhatItsPublishedSchemaSays() throws Exception {
    // Given
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(new String(ReportSchema.bytes(), StandardCharsets.UTF_8));
    JsonNode report = Json.mapper().valueToTree(SampleReport.realScans());
    ObjectNode withText = Json.mapper().valueToTree(SampleReport.phantoms());
    ((ObjectNode) withText.at("/utility/rows/0/figures/0")).put("value", "high");
    ObjectNode withoutHeadline = Json.mapper().valueToTree(SampleReport.phantoms());
    withoutHeadline.remove("headline");
    ObjectNode grown = Json.mapper().valueToTree(SampleReport.phantoms());
    grown.put("later", 1);
    // When, Then
    assertThat(schema.validate(report)).isEmpty();
    assertThat(schema.validate(grown)).isEmpty();
    assertThat(schema.validate(withText))
        .singleElement()
        .satisfies(error -> assertThat(error.getMessage()).contains("rows[0].figures[0].value"));
    assertThat(schema.validate(withoutHeadline))
        .singleElement()
        .satisfies(error -> assertThat(error.getMessage()).contains("headline"));
  }

  @Test
  void saysItsVersionFirst() {
    // When
    String json = new String(Json.write(SampleReport.realScans()), StandardCharsets.UTF_8);
    // Then
    assertThat(json).startsWith("{\"schemaVersion\":1,\"study\":\"s");
  }

  @Test
  void aClassWithoutGeneratorMakesTheStudyPartial() {
    // When
    StudyReport report = SampleReport.realScans();
    // Then
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETED_PARTIALLY);
    assertThat(report.reason())
        .hasValue("Pulmonary_Edema has no generator: the run diverged and no checkpoint is usable");
  }

  @Test
  void namesWhatTheFiguresDoNotSay() {
    // When
    StudyReport report = SampleReport.realScans();
    // Then
    assertThat(report.caveats())
        .anySatisfy(caveat -> assertThat(caveat).contains("memorization"))
        .anySatisfy(caveat -> assertThat(caveat).contains("Cardiomegaly 17"))
        .noneSatisfy(caveat -> assertThat(caveat).contains("phantoms"))
        .noneSatisfy(caveat -> assertThat(caveat).contains("No confounder was named"));
    assertThat(SampleReport.realScans(List.of()).caveats())
        .anySatisfy(caveat -> assertThat(caveat).contains("No confounder was named"));
    assertThat(SampleReport.phantoms().caveats().get(0)).contains("phantoms");
  }

  @Test
  void aClassOfOneImageAgainAndAgainIsNoSuccess() {
    // When
    StudyReport report = SampleReport.phantoms();
    // Then
    assertThat(report.headline().details().get(0)).contains("nearly all the same image");
    assertThat(report.caveats()).contains(report.headline().details().get(0));
    assertThat(SampleReport.realScans().caveats()).noneMatch(c -> c.contains("all the same"));
  }

  @Test
  void theAnswerItselfSaysThatItIsAboutPhantoms() {
    // When
    String sentence = SampleReport.phantoms().headline().sentence();
    // Then
    assertThat(sentence).startsWith("On phantoms: synthesized images helped the classifier");
  }

  @Test
  void namesTheSoftwareThatMadeIt() {
    // When
    var versions = SampleReport.realScans().versions();
    // Then
    assertThat(versions).containsKeys("Synthorax", "DJL", "PyTorch", "Quarkus", "Java");
    assertThat(versions.values()).noneMatch(version -> version.contains("${"));
  }
}
