package io.synthorax.standalone.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.Topic;
import io.synthorax.infrastructure.EmbeddedInfrastructure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Everything that a platform knows, in one ZIP file: every record as a line of JSON, every object
 * as a file below {@code bucket}. Made as docs/operations.md says, topics first.
 */
final class Backup {
  private static final String RECORDS = "records.jsonl";
  private static final String BUCKET = "bucket/";

  private Backup() {}

  /** {@code partition} is null where the key may decide. */
  private record Line(
      String topic, Integer partition, String key, Map<String, String> headers, JsonNode value) {

    private static Line of(ConsumerRecord<String, byte[]> record) {
      Map<String, String> headers = new LinkedHashMap<>();
      record
          .headers()
          .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
      return new Line(
          record.topic(),
          record.partition(),
          record.key(),
          headers,
          Json.read(record.value(), JsonNode.class));
    }

    private ProducerRecord<String, byte[]> record() {
      var record = new ProducerRecord<>(topic, partition, key, Json.write(value));
      headers.forEach(
          (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
      return record;
    }
  }

  /** Of servers whose files lie in a folder, while they run. */
  static void write(EmbeddedInfrastructure servers, Path folder, Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      if (topic.payload().isPresent()) {
        Records.all(servers, topic.topicName()).forEach(record -> lines.add(Line.of(record)));
      }
    }
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(RECORDS));
      for (Line line : lines) {
        zip.write(Json.write(line));
        zip.write('\n');
      }
      Path bucket = bucket(servers, folder);
      try (Stream<Path> objects = Files.walk(bucket)) {
        for (Path object : objects.filter(Files::isRegularFile).sorted().toList()) {
          add(zip, BUCKET + bucket.relativize(object), object);
        }
      }
    }
  }

  private static void add(ZipOutputStream zip, String name, Path object) throws IOException {
    byte[] content;
    try {
      content = Files.readAllBytes(object);
    } catch (NoSuchFileException e) {
      return; // A state that is swept meanwhile is not needed: a newer one is there.
    }
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
  }

  /** Into servers that are empty. */
  static void restore(Path file, EmbeddedInfrastructure servers, Path folder) throws Exception {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    Path bucket = bucket(servers, folder);
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(RECORDS)) {
          String lines = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
          lines.lines().forEach(line -> records.add(read(line).record()));
        } else {
          copy(zip, bucket.resolve(entry.getName().substring(BUCKET.length())));
        }
      }
    }
    Records.send(servers, records);
  }

  private static Line read(String line) {
    return Json.read(line.getBytes(StandardCharsets.UTF_8), Line.class);
  }

  private static void copy(InputStream content, Path object) throws IOException {
    Files.createDirectories(object.getParent());
    try (OutputStream out = Files.newOutputStream(object)) {
      content.transferTo(out);
    }
  }

  private static Path bucket(EmbeddedInfrastructure servers, Path folder) {
    return folder.resolve("store").resolve(servers.bucket());
  }
}
