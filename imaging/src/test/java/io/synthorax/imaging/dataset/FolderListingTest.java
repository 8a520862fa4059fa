package io.synthorax.imaging.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.Pictures;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderListingTest {
  @TempDir Path base;

  @Test
  void readsATableWithByteOrderMarkQuotesAndCarriageReturns() throws IOException {
    // Given
    Path folder = scans("a b.png", "c.png");
    table(
        folder,
        "\uFEFFFile,LABEL,Patient,split,view,note\r\n"
            + "\"a b.png\", Pleural  Effusion ,p1,train,PA,\"one, two\"\r\n"
            + "\r\n"
            + "c.png,Normal,p2,val,AP,\r\n");

    // When
    Listing listing = new FolderListing().of(folder);

    // Then
    assertThat(listing.classes())
        .map(ClassLabel::value)
        .containsExactly("Normal", "Pleural_Effusion");
    assertThat(listing.attributeNames()).containsExactly("view", "note");
    assertThat(listing.scans())
        .containsExactly(
            new LabelledScan(
                "a b.png",
                new ClassLabel("Pleural_Effusion"),
                "p1",
                Part.TRAIN,
                2,
                List.of("PA", "one, two")),
            new LabelledScan(
                "c.png", new ClassLabel("Normal"), "p2", Part.VALIDATION, 4, List.of("AP", "")));
    assertThat(listing.patientsKnown()).isTrue();
    assertThat(listing.splitGiven()).isTrue();
    assertThat(listing.phantom()).isFalse();
  }

  @Test
  void readsOneFolderPerClass() throws IOException {
    // Given
    Path folder = scans("sick/2.png", "sick/1.jpg", "well/3.png", "well/.hidden", "well/Thumbs.db");

    // When
    Listing listing = new FolderListing().of(folder);

    // Then
    assertThat(listing.scans())
        .map(LabelledScan::file)
        .containsExactly("sick/1.jpg", "sick/2.png", "well/3.png");
    assertThat(listing.patientsKnown()).isFalse();
    assertThat(listing.splitGiven()).isFalse();
  }

  @Test
  void readsOneFolderPerClassBelowTheParts() throws IOException {
    // Given
    Path folder =
        scans("train/sick/1.png", "train/well/2.png", "test/sick/3.png", "val/well/4.png");

    // When
    Listing listing = new FolderListing().of(folder);

    // Then
    assertThat(listing.scans())
        .map(scan -> scan.givenPart() + " " + scan.label())
        .containsExactly("TEST sick", "TRAIN sick", "TRAIN well", "VALIDATION well");
  }

  @Test
  void listsTheWantedClassesInTheWantedOrder() throws IOException {
    // Given
    Path folder = scans("a.png", "b.png", "c.png");
    table(folder, "file,label\na.png,x\nb.png,y\nc.png,z\n");

    // When
    Listing listing = new FolderListing(labels("z", "x")).of(folder);

    // Then
    assertThat(listing.classes()).isEqualTo(labels("z", "x"));
    assertThat(listing.scans()).map(LabelledScan::file).containsExactly("a.png", "c.png");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file,label,source\na.png,x,phantom\nb.png,y,phantom\n", "mark"})
  void noticesPhantoms(String how) throws IOException {
    // Given
    Path folder = scans("a.png", "b.png");
    boolean marked = how.equals("mark");
    table(folder, marked ? "file,label\na.png,x\nb.png,y\n" : how);
    if (marked) {
      Files.createFile(folder.resolve("PHANTOM.txt"));
    }

    // When
    Listing listing = new FolderListing().of(folder);

    // Then
    assertThat(listing.phantom()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file,labels;a.png,x                            | COLUMN_MISSING       | 1 | label",
        "name,label;a.png,x                             | COLUMN_MISSING       | 1 | file",
        "file,label,label;a.png,x,x                     | COLUMN_TWICE         | 1 | label",
        "file,label                                     | NO_ROWS              | 0 |",
        "file,label;a.png                               | VALUE_MISSING        | 2 | label",
        "file,label;a.png,x;b.png,                      | VALUE_MISSING        | 3 | label",
        "file,label;,x                                  | VALUE_MISSING        | 2 | file",
        "file,label;a.png,x;absent.png,y                | FILE_MISSING         | 3 | file",
        "file,label;a.png,x;sub,y                       | FILE_MISSING         | 3 | file",
        "file,label;../outside.png,x                    | FILE_OUTSIDE         | 2 | file",
        "file,label;sub/../../outside.png,x             | FILE_OUTSIDE         | 2 | file",
        "file,label;/etc/hostname,x                     | FILE_OUTSIDE         | 2 | file",
        "file,label;link.png,x                          | FILE_OUTSIDE         | 2 | file",
        "file,label;a.png,x;./a.png,y                   | FILE_TWICE           | 3 | file",
        "file,label;a.png,../x                          | LABEL_NOT_ALLOWED    | 2 | label",
        "file,label;a.png,x/y                           | LABEL_NOT_ALLOWED    | 2 | label",
        "file,label;a.png,a..b                          | LABEL_NOT_ALLOWED    | 2 | label",
        "file,label;a.png,All                           | LABEL_NOT_ALLOWED    | 2 | label",
        "file,label;a.png,\u00d6dem                     | LABEL_NOT_ALLOWED    | 2 | label",
        "file,label;a.png,Edema;b.png,edema             | LABELS_ALIKE         | 0 |",
        "file,label;a.png,x;b.png,x                     | ONE_CLASS            | 0 |",
        "file,label,split;a.png,x,training;b.png,y,test | SPLIT_UNKNOWN        | 2 | split",
        "file,label,split;a.png,x,train;b.png,y,        | VALUE_MISSING        | 3 | split",
        "file,label,patient;a.png,x,1;b.png,y,          | VALUE_MISSING        | 3 | patient",
        "file,label;\"a.png,x                           | UNREADABLE_TABLE     | 0 |",
      })
  void refusesWhatIsWrong(String rows, Problem problem, int row, String field) throws IOException {
    // Given
    Path folder = scans("a.png", "b.png", "sub/c.png");
    Pictures.png(base.resolve("outside.png"), 1);
    Files.createSymbolicLink(folder.resolve("link.png"), base.resolve("outside.png"));
    table(folder, rows.replace(';', '\n') + "\n");

    // When
    IntakeException refusal = refusal(folder);

    // Then
    assertThat(refusal).as("refused").isNotNull();
    assertThat(refusal.problem()).isEqualTo(problem);
    assertThat(refusal.row()).isEqualTo(row == 0 ? OptionalInt.empty() : OptionalInt.of(row));
    assertThat(refusal.field().orElse(null)).isEqualTo(field);
    assertThat(refusal.getMessage()).contains("labels.csv").contains("allowed");
    assertThat(refusal.anonymousMessage())
        .contains("allowed")
        .doesNotContain(".png", folder.toString(), "hostname");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file;label\na.png;x\n", "file\tlabel\na.png\tx\n"})
  void namesTheWrongSeparator(String rows) throws IOException {
    // Given
    Path folder = scans("a.png");
    table(folder, rows);

    // When
    IntakeException refusal = refusal(folder);

    // Then
    assertThat(refusal.problem()).isEqualTo(Problem.WRONG_SEPARATOR);
  }

  @Test
  void refusesATableThatIsNotUtf8() throws IOException {
    // Given
    Path folder = scans("a.png");
    Files.write(
        folder.resolve("labels.csv"),
        "file,label\na.png,\u00d6dem\n".getBytes(StandardCharsets.ISO_8859_1));

    // When
    IntakeException refusal = refusal(folder);

    // Then
    assertThat(refusal.problem()).isEqualTo(Problem.UNREADABLE_TABLE);
  }

  @Test
  void refusesAMissingFolder() {
    // Given
    Path folder = base.resolve("absent");

    // When
    IntakeException refusal = refusal(folder);

    // Then
    assertThat(refusal.problem()).isEqualTo(Problem.FOLDER_MISSING);
    assertThat(refusal.getMessage()).contains(folder.toString());
    assertThat(refusal.anonymousMessage()).doesNotContain("absent");
  }

  @Test
  void refusesAFolderWithoutLabels() throws IOException {
    // Given
    Path folder = scans("a.png", "b.png");

    // When
    IntakeException refusal = refusal(folder);

    // Then
    assertThat(refusal.problem()).isEqualTo(Problem.NO_LABELS);
  }

  @Test
  void refusesAWantedClassThatDoesNotOccur() throws IOException {
    // Given
    Path folder = scans("x/a.png", "y/b.png");

    // When
    IntakeException refusal =
        catchThrowableOfType(
            IntakeException.class, () -> new FolderListing(labels("x", "z")).of(folder));

    // Then
    assertThat(refusal.problem()).isEqualTo(Problem.CLASS_ABSENT);
    assertThat(refusal).hasMessageContaining(": z").hasMessageContaining("x, y");
  }

  private static IntakeException refusal(Path folder) {
    return catchThrowableOfType(IntakeException.class, () -> new FolderListing().of(folder));
  }

  private Path scans(String... names) {
    Path folder = base.resolve("scans");
    for (int i = 0; i < names.length; i++) {
      Pictures.png(folder.resolve(names[i]), i);
    }
    return folder;
  }

  private static void table(Path folder, String rows) throws IOException {
    Files.writeString(folder.resolve("labels.csv"), rows);
  }

  private static List<ClassLabel> labels(String... labels) {
    return java.util.Arrays.stream(labels).map(ClassLabel::new).toList();
  }
}
