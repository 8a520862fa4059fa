package io.synthorax.console.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.ClassLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFolderTest {
  @TempDir Path folder;
  private Path drop;
  private Ward ward;
  private WatchedFolder watched;

  @BeforeEach
  void open() throws IOException {
    drop = Files.createDirectory(folder.resolve("drop"));
    ward = new Ward(folder, 12);
    watched = new WatchedFolder(Ward.ID, drop, ward.intake, ward.clock);
  }

  @Test
  void takesWhatSettledAndMovesIt() throws Exception {
    // Given
    Path labelled = put("p1/Normal/a.png", 1, 60);
    Path unlabelled = put("p1/b.png", 2, 60);
    Path fresh = put("p2/c.png", 3, 0);

    // When
    watched.look();
    watched.look();

    // Then
    assertThat(ward.views.scans(Ward.ID))
        .extracting(ScanEntry::label)
        .containsExactlyInAnyOrder(Optional.of(Ward.NORMAL), Optional.empty());
    assertThat(ward.views.scans(Ward.ID).stream().map(ScanEntry::patientKey).distinct()).hasSize(1);
    assertThat(labelled).doesNotExist();
    assertThat(unlabelled).doesNotExist();
    assertThat(drop.resolve("taken/p1/Normal/a.png")).exists();
    assertThat(fresh).exists();
  }

  @Test
  void whatCannotBeUsedIsPutAsideWithTheReason() throws Exception {
    // Given
    put("p1/Unknown_Class/a.png", 1, 60);
    put("lost.png", 2, 60);
    Path broken = put("p1/broken.png", 3, 60);
    Files.write(broken, new byte[] {1, 2, 3});
    age(broken, 60);

    // When
    watched.look();

    // Then
    assertThat(ward.views.scans(Ward.ID)).isEmpty();
    assertThat(drop.resolve("refused/p1/Unknown_Class/a.png.txt"))
        .content()
        .contains("Unknown_Class is no class");
    assertThat(drop.resolve("refused/lost.png.txt")).content().contains("PATIENT/FILE");
    assertThat(drop.resolve("refused/p1/broken.png.txt")).content().contains("no image");
    assertThat(drop.resolve("refused/p1/broken.png")).exists();
  }

  @Test
  void aTableThatComesLaterLabelsWhatWasTaken() throws Exception {
    // Given
    put("p1/a.png", 1, 60);
    put("p2/b.png", 2, 60);
    watched.look();
    assertThat(ward.views.scans(Ward.ID)).allMatch(scan -> scan.label().isEmpty());
    Path table = drop.resolve("labels.csv");
    Files.writeString(table, "file,label\np1/a.png,Pulmonary_Edema\n../../etc/passwd,Normal\n");
    age(table, 60);

    // When
    watched.look();
    put("p1/c.png", 3, 60);
    watched.look();

    // Then
    assertThat(ward.views.scans(Ward.ID))
        .extracting(ScanEntry::label)
        .containsExactly(
            Optional.of(new ClassLabel("Pulmonary_Edema")), Optional.empty(), Optional.empty());
    assertThat(table).exists();
  }

  @Test
  void aCrashBeforeTheMoveMakesNoSecondScan() throws Exception {
    // Given
    Path file = put("p1/Normal/a.png", 1, 60);
    ward.intake.take(Ward.ID, file, "p1", Optional.of(Ward.NORMAL));

    // When
    ward.restart();
    new WatchedFolder(Ward.ID, drop, ward.intake, ward.clock).look();

    // Then
    assertThat(ward.views.scans(Ward.ID)).hasSize(1);
    assertThat(file).doesNotExist();
  }

  /** A scan that was written so many seconds ago. */
  private Path put(String name, long seed, int secondsAgo) throws IOException {
    Path file = drop.resolve(name);
    Files.createDirectories(file.getParent());
    Files.move(ward.picture(seed), file);
    age(file, secondsAgo);
    return file;
  }

  private void age(Path file, int secondsAgo) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(ward.clock.now.minusSeconds(secondsAgo)));
  }
}
