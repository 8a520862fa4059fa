package io.synthorax.imaging.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.Pictures;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables and folders of public data sets are recognized, and become one label per scan. */
class PublicLayoutsTest {
  private static final String NIH =
      "Image Index,Finding Labels,Follow-up #,Patient ID,Patient Age,Patient Gender,View Position,"
          + "OriginalImage[Width,Height],OriginalImagePixelSpacing[x,y]";
  private static final String KAGGLE =
      "Image Index,Finding Labels,Follow-up #,Patient ID,Patient Age,Patient Gender,View Position,"
          + "OriginalImageWidth,OriginalImageHeight,OriginalImagePixelSpacing_x,"
          + "OriginalImagePixelSpacing_y";
  private static final String CHEXPERT =
      "Path,Sex,Age,Frontal/Lateral,AP/PA,No Finding,Enlarged Cardiomediastinum,Cardiomegaly,"
          + "Lung Opacity,Lung Lesion,Edema,Consolidation,Pneumonia,Atelectasis,Pneumothorax,"
          + "Pleural Effusion,Pleural Other,Fracture,Support Devices";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {NIH, NIH + ",", KAGGLE})
  void nihsTableIsReadWhateverTrapItsHeaderHas(String header) throws IOException {
    // Given Windows line ends, images in two of NIH's archives, and one that is not there
    table(
        "Data_Entry_2017.csv",
        "\r\n",
        header,
        "00000001_000.png,Cardiomegaly|Emphysema,0,1,57,M,PA,2682,2749,0.143,0.143",
        "00000002_000.png,No Finding,0,2,81,F,AP,2500,2048,0.171,0.171",
        "00000003_000.png,Effusion|Cardiomegaly,0,3,60,F,PA,2500,2048,0.171,0.171",
        "00000004_000.png,Hernia,0,4,60,F,PA,2500,2048,0.171,0.171",
        "00000005_000.png,No Finding,0,5,60,F,PA,2500,2048,0.171,0.171");
    images("images_001/images/00000001_000.png", "images_001/images/00000002_000.png");
    images("images_002/images/00000003_000.png", "images_002/images/00000004_000.png");

    // When
    Listing listing = new FolderListing().of(folder);

    // Then
    assertThat(listing.scans())
        .extracting(LabelledScan::file, scan -> scan.label().value(), LabelledScan::patient)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "images_001/images/00000001_000.png", "Cardiomegaly", "1"),
            org.assertj.core.groups.Tuple.tuple(
                "images_001/images/00000002_000.png", "Normal", "2"));
    assertThat(listing.leftOut())
        .containsEntry("several-classes", 1)
        .containsEntry("no-wanted-class", 1)
        .containsEntry("no-image", 1)
        .hasSize(3);
    assertThat(listing.attributeNames()).containsExactly("view", "sex", "age");
    assertThat(listing.scans().get(0).attributes()).containsExactly("PA", "M", "57");
    assertThat(listing.patientsKnown()).isTrue();
    assertThat(listing.notes().get(0)).contains("NIH ChestX-ray14");
  }

  @Test
  void classesMayBeSpelledAsNihOrAsThePaperDoes() throws IOException {
    // Given
    table(
        "Data_Entry_2017_v2020.csv",
        "\n",
        NIH,
        "a.png,Effusion|Mass,0,1,57,M,PA,2682,2749,0.143,0.143",
        "b.png,No Finding,0,2,81,F,AP,2500,2048,0.171,0.171");
    images("a.png", "b.png");

    // When
    Listing nih = listing("No_Finding", "Effusion");
    Listing paper = listing("Normal", "Pleural_Effusion");

    // Then each class keeps the name that was asked for
    assertThat(labels(nih)).containsExactly("Effusion", "No_Finding");
    assertThat(labels(paper)).containsExactly("Pleural_Effusion", "Normal");
  }

  @Test
  void nihsOwnListGivesTheSplit() throws IOException {
    // Given
    table(
        "Data_Entry_2017.csv",
        "\n",
        NIH,
        "a.png,Effusion,0,1,57,M,PA,2682,2749,0.143,0.143",
        "b.png,No Finding,0,2,81,F,AP,2500,2048,0.171,0.171");
    images("a.png", "b.png");
    Files.writeString(folder.resolve("test_list.txt"), "b.png\n");

    // When
    Listing listing = new FolderListing().of(folder);

    // Then
    assertThat(listing.splitGiven()).isTrue();
    assertThat(listing.scans())
        .extracting(LabelledScan::givenPart)
        .containsExactly(Part.TRAIN, Part.TEST);
  }

  @Test
  void anImageInTwoSubFoldersIsRefused() throws IOException {
    // Given
    table("x.csv", "\n", NIH, "a.png,Effusion,0,1,57,M,PA,2682,2749,0.143,0.143");
    images("one/a.png", "two/a.png");

    // When, Then
    assertThatThrownBy(() -> new FolderListing().of(folder))
        .isInstanceOfSatisfying(
            IntakeException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.FILE_AMBIGUOUS);
              assertThat(e)
                  .hasMessageContaining("row 2, field 'image index'")
                  .hasMessageContaining("a.png");
              assertThat(e.anonymousMessage()).doesNotContain("a.png");
            });
  }

  @Test
  void twoTablesAreRefused() throws IOException {
    // Given
    table("Data_Entry_2017.csv", "\n", NIH, "a.png,Effusion,0,1,57,M,PA,2,2,0.1,0.1");
    table("Data_Entry_2017_v2020.csv", "\n", NIH, "a.png,Effusion,0,1,57,M,PA,2,2,0.1,0.1");

    // When, Then
    assertThatThrownBy(() -> new FolderListing().of(folder))
        .hasMessageContaining("more than one label table")
        .hasMessageContaining("Data_Entry_2017.csv, Data_Entry_2017_v2020.csv");
  }

  @Test
  void chexpertsFrontalAndCertainScansAreTaken() throws IOException {
    // Given the table inside of the folder that its paths begin with
    table(
        "train.csv",
        "\n",
        CHEXPERT,
        chexpert("patient1/study1/view1_frontal.jpg", "Frontal,AP", "1.0,,,,,,,,,,,,,1.0"),
        chexpert("patient2/study1/view1_frontal.jpg", "Frontal,PA", ",,1.0,1.0,,0.0,,,,,,,,"),
        chexpert("patient2/study1/view2_lateral.jpg", "Lateral,", ",,1.0,1.0,,,,,,,,,,"),
        chexpert("patient3/study2/view1_frontal.jpg", "Frontal,AP", ",,1.0,,,-1.0,,,,,,,,"),
        chexpert("patient4/study2/view1_frontal.jpg", "Frontal,AP", ",,1.0,,,,,,,,1.0,,,"),
        chexpert("patient5/study2/view1_frontal.jpg", "Frontal,AP", ",,,,,,,,,,1.0,,,"));
    Files.copy(folder.resolve("train.csv"), folder.resolve("valid.csv"));
    for (int i = 1; i <= 4; i++) {
      images("train/patient" + i + "/study" + (i + 1) / 2 + "/view1_frontal.jpg");
    }
    images("train/patient2/study1/view1_frontal.jpg");

    // When
    Listing listing = new FolderListing().of(folder);

    // Then
    assertThat(labels(listing)).containsExactly("Normal", "Cardiomegaly");
    assertThat(listing.scans())
        .extracting(LabelledScan::patient)
        .containsExactly("patient1", "patient2");
    assertThat(listing.scans().get(1).attributes()).startsWith("PA");
    assertThat(listing.leftOut())
        .containsEntry("lateral-view", 1)
        .containsEntry("uncertain", 1)
        .containsEntry("several-classes", 1)
        .containsEntry("no-image", 1);
    assertThat(listing.notes().get(0)).contains("CheXpert");
  }

  @Test
  void aValueThatChexpertDoesNotHaveIsRefused() throws IOException {
    // Given
    table(
        "train.csv",
        "\n",
        CHEXPERT,
        chexpert("patient1/study1/view1_frontal.jpg", "Frontal,AP", "yes,,,,,,,,,,,,,1.0"));
    images("train/patient1/study1/view1_frontal.jpg");

    // When, Then
    assertThatThrownBy(() -> new FolderListing().of(folder))
        .hasMessageContaining("row 2, field 'no finding'")
        .hasMessageContaining("1.0, 0.0, -1.0 or nothing");
  }

  @Test
  void kermanysFileNamesTellThePatients() throws IOException {
    // Given
    images("train/NORMAL/IM-0509-0001-0002.jpeg", "train/NORMAL/NORMAL2-IM-0509-0001.jpeg");
    images("train/PNEUMONIA/person23_bacteria_77.jpeg", "train/PNEUMONIA/person23_virus_78.jpeg");
    images("test/NORMAL/IM-0509-0001.jpeg", "test/PNEUMONIA/person23_bacteria_1.jpeg");

    // When
    Listing listing = new FolderListing().of(folder);

    // Then
    assertThat(listing.scans())
        .extracting(LabelledScan::patient)
        .containsExactlyInAnyOrder(
            "train-IM-0509",
            "train-NORMAL2-IM-0509",
            "train-person23",
            "train-person23",
            "test-IM-0509",
            "test-person23");
    assertThat(listing.patientsKnown()).isTrue();
    assertThat(listing.splitGiven()).isTrue();
  }

  @Test
  void otherFileNamesTellNoPatients() throws IOException {
    // Given
    images("NORMAL/IM-0509-0001.jpeg", "PNEUMONIA/other.jpeg");

    // When
    Listing listing = new FolderListing().of(folder);

    // Then
    assertThat(listing.patientsKnown()).isFalse();
    assertThat(listing.notes()).isEmpty();
  }

  private Listing listing(String... classes) throws IOException {
    return new FolderListing(Arrays.stream(classes).map(ClassLabel::new).toList()).of(folder);
  }

  private static List<String> labels(Listing listing) {
    return listing.scans().stream().map(scan -> scan.label().value()).toList();
  }

  private static String chexpert(String path, String view, String findings) {
    return "CheXpert-v1.0-small/train/" + path + ",Female,50," + view + "," + findings;
  }

  private void table(String name, String lineEnd, String... lines) throws IOException {
    Files.writeString(folder.resolve(name), String.join(lineEnd, lines) + lineEnd);
  }

  private void images(String... names) {
    for (String name : names) {
      Pictures.png(folder.resolve(name), name.hashCode());
    }
  }
}
