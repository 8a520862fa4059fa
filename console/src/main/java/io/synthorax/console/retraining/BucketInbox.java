package io.synthorax.console.retraining;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.console.intake.StagingFailed;
import io.synthorax.console.intake.TemporaryFolder;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.Project;
import io.synthorax.platform.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The door for objects: whoever puts one below a project's prefix, as {@code PATIENT/FILE} or
 * {@code PATIENT/CLASS/FILE}, has it taken, and the object removed, since its header may name the
 * patient. Told by the store's own notifications, in the JSON that AWS and MinIO share. An object
 * that is gone was taken before. One that cannot be used stays where it is.
 */
public final class BucketInbox {
  private static final long LARGEST = 512L << 20;

  private final ObjectStore store;
  private final String bucket;
  private final ProjectViews views;
  private final ScanIntake intake;
  private final Path staging;

  public BucketInbox(
      ObjectStore store, String bucket, ProjectViews views, ScanIntake intake, Path staging) {
    this.store = store;
    this.bucket = bucket;
    this.views = views;
    this.intake = intake;
    this.staging = staging;
  }

  /**
   * Takes the scans that a notification tells of. Throws {@link ContractViolation}, once all that
   * can be taken are, if it or one of them is not usable.
   */
  public void on(byte[] notification) {
    Optional<ContractViolation> first = Optional.empty();
    for (String key : created(notification)) {
      try {
        take(key);
      } catch (ContractViolation e) {
        first = first.isPresent() ? first : Optional.of(e);
      }
    }
    if (first.isPresent()) {
      throw first.get();
    }
  }

  /** The keys that were put into our bucket; a test event of AWS has none. */
  List<String> created(byte[] notification) {
    JsonNode message = Json.read(notification, JsonNode.class);
    JsonNode records = message.path("Records");
    if (!records.isArray() && !message.path("Event").asText().equals("s3:TestEvent")) {
      throw new ContractViolation("no notification of a bucket: it has no Records");
    }
    List<String> keys = new ArrayList<>();
    for (JsonNode record : records) {
      String event = record.path("eventName").asText().replaceFirst("^s3:", "");
      boolean ours = record.at("/s3/bucket/name").asText().equals(bucket);
      if (event.startsWith("ObjectCreated:") && ours) {
        String encoded = record.at("/s3/object/key").asText();
        keys.add(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
      }
    }
    return keys;
  }

  private void take(String key) {
    for (Project project : views.all()) {
      Optional<String> prefix = project.sources().prefix().filter(key::startsWith);
      if (prefix.isPresent()) {
        take(project, key, key.substring(prefix.get().length()));
        return;
      }
    }
  }

  private void take(Project project, String key, String relative) {
    ScanPath place = ScanPath.of(List.of(relative.split("/")));
    try (TemporaryFolder folder = TemporaryFolder.below(staging)) {
      Path file = folder.path().resolve("scan");
      if (copied(key, file)) {
        intake.take(project.project(), file, place.patient(), place.label());
        store.delete(key);
      }
    } catch (IOException e) {
      throw new StagingFailed("an object could not be staged: " + e.getMessage(), e);
    }
  }

  private boolean copied(String key, Path file) throws IOException {
    Optional<InputStream> object = store.open(key);
    if (object.isEmpty()) {
      return false;
    }
    try (InputStream in = object.get();
        OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      long copied = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        copied += read;
        if (copied > LARGEST) {
          throw new ContractViolation("the object is larger than %d bytes".formatted(LARGEST));
        }
        out.write(buffer, 0, read);
      }
    }
    return true;
  }
}
