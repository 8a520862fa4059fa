package io.synthorax.classifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.classifier.report.UtilityReport.Row;
import io.synthorax.contracts.Figure;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReportTest {
  private final StudyReport report = SampleReport.realScans();
  private final List<String> lines = List.of(CsvReport.of(report).split("\n"));

  @Test
  void hasEveryFigureOfEverySetAndSeed() {
    // Given
    long means = report.utility().rows().stream().mapToLong(row -> row.figures().size()).sum();
    long seeds =
        report.utility().rows().stream()
            .flatMap(row -> row.seeds().stream())
            .mapToLong(seed -> seed.figures().size())
            .sum();
    // When, then
    assertThat(lines)
        .filteredOn(line -> line.startsWith("classifier,"))
        .hasSize((int) (means + seeds));
    assertThat(lines)
        .contains("confusion,GS,all,Normal,taken-for-Normal,450,,,,,,resnet18-w16")
        .contains("training images,IR,,Cardiomegaly,real,90,,,,,,resnet18-w16")
        .anyMatch(line -> line.startsWith("reliability,BR,all,,bin-15-of-15-accuracy,0.7"))
        .anyMatch(
            line -> line.startsWith("label validity,IR,mean,Pneumothorax,auroc-synthesized,0.68"))
        .anyMatch(line -> line.startsWith("difference,GS - RS,mean,,auroc-mean-gain-test,"))
        .anyMatch(
            line -> line.startsWith("selection,Normal,,Normal,kd-autoencoder-test,0.231,0.201,"))
        .anyMatch(
            line ->
                line.startsWith(
                    "distance,synthesized Normal to real Cardiomegaly,,Normal,median-resnet-subset,"));
  }

  @Test
  void everyLineHasTheCellsOfTheHead() {
    // When
    long cells = cells(lines.get(0));
    // Then
    assertThat(lines).allMatch(line -> cells(line) == cells);
    assertThat(lines).doesNotHaveDuplicates();
  }

  @Test
  void aLineNamesItsModel() {
    // When
    List<String> two = List.of(CsvReport.of(SampleReport.twoModels()).split("\n"));
    // Then
    assertThat(two).filteredOn(line -> line.startsWith("classifier,")).hasSizeGreaterThan(1000);
    assertThat(two)
        .filteredOn(line -> line.startsWith("difference,GS - RS,mean,,balanced"))
        .satisfiesExactly(
            first -> assertThat(first).endsWith(",resnet18-w16"),
            second -> assertThat(second).endsWith(",alexnet-w16"));
    assertThat(two)
        .filteredOn(line -> line.startsWith("checkpoint,"))
        .allMatch(l -> l.endsWith(","));
  }

  @Test
  void aCommaInAReasonStaysInItsCell() {
    // Given
    Row row = report.utility().rows().get(0);
    var missing = Figure.unavailable("x", "no \"real\" image, none", 0, 1);
    var changed =
        new Row(
            row.composition(),
            row.wanted(),
            row.counts(),
            List.of(missing),
            List.of(),
            List.of(),
            List.of(),
            row.failure());
    UtilityReport old = report.utility();
    var utility =
        new UtilityReport(
            old.model(),
            old.steps(),
            old.batchSize(),
            old.learningRate(),
            old.testImages(),
            old.testPatients(),
            old.resamples(),
            List.of(changed),
            List.of(),
            List.of());
    // When
    String csv =
        CsvReport.of(
            StudyReport.of(
                report.study(),
                report.request(),
                report.data(),
                report.classes(),
                List.of(utility),
                List.of(),
                report.generators()));
    // Then
    assertThat(csv)
        .contains("classifier,BR,mean,,x,,,,0,1,\"no \"\"real\"\" image, none\",resnet18-w16\n");
  }

  private static long cells(String line) {
    String unquoted = line.replaceAll("\"[^\"]*\"", "");
    return Arrays.stream(unquoted.split("")).filter(","::equals).count();
  }
}
