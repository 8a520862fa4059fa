package io.synthorax.console.retraining;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.ProjectSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketInboxTest {
  @TempDir Path folder;
  private Ward ward;
  private BucketInbox inbox;

  @BeforeEach
  void open() {
    ward =
        new Ward(
            folder,
            12,
            new ProjectSources(
                Optional.empty(),
                Optional.of("inbox/ward-7/"),
                Optional.empty(),
                Optional.empty()));
    inbox =
        new BucketInbox(ward.store, "synthorax", ward.views, ward.intake, folder.resolve("bucket"));
  }

  @Test
  void takesWhatMinioTellsOfOnceAndRemovesIt() throws Exception {
    // Given
    String key = "inbox/ward-7/patient 1/Normal/a.png";
    ward.store.put(key, Files.readAllBytes(ward.picture(1)));
    byte[] notification =
        """
        {"EventName": "s3:ObjectCreated:Put", "Key": "synthorax/inbox/ward-7/x", "Records": [
          {"eventSource": "minio:s3", "eventName": "s3:ObjectCreated:Put",
           "s3": {"bucket": {"name": "synthorax"},
                  "object": {"key": "inbox%2Fward-7%2Fpatient+1%2FNormal%2Fa.png"}}}]}
        """
            .getBytes(UTF_8);

    // When
    inbox.on(notification);
    inbox.on(notification);

    // Then
    assertThat(ward.store.find(key)).isEmpty();
    assertThat(ward.views.scans(Ward.ID)).hasSize(1);
    assertThat(ward.views.scans(Ward.ID).get(0).label()).contains(Ward.NORMAL);
  }

  @Test
  void takesWhatAwsTellsOfAndPassesOverWhatIsNotForIt() throws Exception {
    // Given
    ward.store.put("inbox/ward-7/p/a.png", Files.readAllBytes(ward.picture(1)));
    ward.store.put("inbox/other/p/a.png", Files.readAllBytes(ward.picture(2)));

    // When
    inbox.on(aws("ObjectCreated:CompleteMultipartUpload", "synthorax", "inbox/ward-7/p/a.png"));
    inbox.on(aws("ObjectCreated:Put", "synthorax", "inbox/other/p/a.png"));
    inbox.on(aws("ObjectRemoved:Delete", "synthorax", "inbox/ward-7/p/a.png"));
    inbox.on(aws("ObjectCreated:Put", "elsewhere", "inbox/ward-7/p/a.png"));
    inbox.on("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}".getBytes(UTF_8));

    // Then
    assertThat(ward.views.scans(Ward.ID)).hasSize(1);
    assertThat(ward.views.scans(Ward.ID).get(0).label()).isEmpty();
    assertThat(ward.store.find("inbox/other/p/a.png")).isPresent();
  }

  @Test
  void whatCannotBeUsedStaysAndIsSaid() {
    // Given
    ward.store.put("inbox/ward-7/p/a.png", new byte[] {1, 2, 3});
    ward.store.put("inbox/ward-7/a.png", new byte[] {1, 2, 3});

    // When, Then
    assertThatThrownBy(
            () -> inbox.on(aws("ObjectCreated:Put", "synthorax", "inbox/ward-7/p/a.png")))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("no image");
    assertThatThrownBy(() -> inbox.on(aws("ObjectCreated:Put", "synthorax", "inbox/ward-7/a.png")))
        .hasMessageContaining("PATIENT/CLASS/FILE");
    assertThatThrownBy(() -> inbox.on("{}".getBytes(UTF_8))).hasMessageContaining("Records");
    assertThatThrownBy(() -> inbox.on("no json".getBytes(UTF_8)))
        .isInstanceOf(ContractViolation.class);
    assertThat(ward.store.find("inbox/ward-7/p/a.png")).isPresent();
  }

  private static byte[] aws(String event, String bucket, String key) {
    return """
        {"Records": [{"eventVersion": "2.1", "eventSource": "aws:s3", "eventName": "%s",
          "s3": {"s3SchemaVersion": "1.0", "bucket": {"name": "%s"},
                 "object": {"key": "%s", "size": 1024, "eTag": "x", "sequencer": "1"}}}]}
        """
        .formatted(event, bucket, key)
        .getBytes(UTF_8);
  }
}
