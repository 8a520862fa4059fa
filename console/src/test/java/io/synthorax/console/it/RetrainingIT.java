package io.synthorax.console.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.synthorax.contracts.Budget;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.ProjectId;
import io.synthorax.contracts.ProjectSources;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.RetrainingPolicy;
import io.synthorax.contracts.Topic;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.contracts.UtilitySpecification;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.dataset.SplitRule;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.infrastructure.EmbeddedInfrastructure;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scans come one by one through upload, folder and bucket of a console as it was built, on a real
 * broker and a real store, and the console is killed in between.
 */
class RetrainingIT {
  private static final ProjectId WARD = new ProjectId("ward-7");
  private static final ClassLabel NORMAL = new ClassLabel("Normal");
  private static final ClassLabel EDEMA = new ClassLabel("Pulmonary_Edema");
  private static final String PATH = "/api/v1/projects/ward-7";
  private static final int SCANS = 12;

  @TempDir Path folder;
  private Path drop;
  private EmbeddedInfrastructure servers;
  private ConsoleProcess console;
  private MinioClient store;
  private Api api;
  private int pictures;

  @BeforeEach
  void start() throws Exception {
    drop = Files.createDirectory(folder.resolve("drop"));
    servers = EmbeddedInfrastructure.start(folder.resolve("home"));
    store =
        MinioClient.builder()
            .endpoint(servers.endpoint().toString())
            .credentials(servers.accessKey(), servers.secretKey())
            .build();
    console =
        new ConsoleProcess(
            servers,
            Map.of(
                "synthorax.intake.folders", drop.toString(),
                "synthorax.intake.staging", folder.resolve("staging").toString(),
                "synthorax.retraining.interval", "PT0.2S"),
            folder);
    api = console.start();
  }

  @AfterEach
  void stop() throws Exception {
    console.close();
    servers.close();
  }

  @Test
  void scansThroughEveryDoorLeadToOneRetrainingAlthoughTheConsoleIsKilled() throws Exception {
    // Given a project, and two patients of each class in each part
    assertThat(api.post("/api/v1/projects", project()).statusCode()).isEqualTo(201);
    assertThat(api.post("/api/v1/projects", project()).statusCode()).isEqualTo(200);
    List<String> patients = patients();

    // When
    dropFile(patients.get(0), NORMAL);
    dropFile(patients.get(1), EDEMA);
    byte[] twice = picture();
    upload(patients.get(2), twice, NORMAL);
    upload(patients.get(2), twice, NORMAL);
    upload(patients.get(3), picture(), EDEMA);
    String first = putIntoBucket(patients.get(4), NORMAL);
    notifyOf(first);
    notifyOf(putIntoBucket(patients.get(5), EDEMA));
    awaitScans(6);
    console.kill();
    dropFile(patients.get(6), NORMAL);
    notifyOf(first);
    notifyOf(putIntoBucket(patients.get(7), EDEMA));
    api = console.start();
    upload(patients.get(2), twice, NORMAL);
    upload(patients.get(8), picture(), NORMAL);
    upload(patients.get(9), picture(), EDEMA);
    upload(patients.get(10), picture(), NORMAL);
    String unlabelled = Api.json(upload(patients.get(11), picture(), null)).path("scan").asText();
    awaitScans(SCANS - 1);
    JsonNode queue = Api.json(api.await(PATH + "/scans", r -> Api.json(r).size() == 1));
    assertThat(queue.at("/0/scan").asText()).isEqualTo(unlabelled);
    assertThat(api.get(queue.at("/0/image").asText()).statusCode()).isEqualTo(200);
    String label = PATH + "/scans/" + unlabelled + "/label";
    assertThat(api.put(label, Map.of("label", "Sunshine")).statusCode()).isEqualTo(400);
    assertThat(api.put(label, Map.of("label", EDEMA.value())).statusCode()).isEqualTo(204);

    // Then
    JsonNode view =
        Api.json(api.await(PATH, r -> Api.json(r).at("/retrainings/0/retraining").isObject()));
    assertThat(view.at("/retrainings/0/scans").asInt()).isEqualTo(SCANS);
    console.kill();
    api = console.start();
    view =
        Api.json(api.await(PATH, r -> Api.json(r).at("/outlook").asText().contains("under way")));
    assertThat(view.at("/retrainings").size()).isEqualTo(1);
    assertThat(subjects(Topic.TRAIN_REQUESTED))
        .containsExactly(view.at("/retrainings/0/retraining/study").asText());
    assertThat(ids(Topic.SCAN_ADDED)).hasSize(SCANS);
    assertThat(drop.resolve("taken")).isNotEmptyDirectory();
    assertThat(isThere(first)).isFalse();
  }

  private Project project() {
    return new Project(
        WARD,
        List.of(NORMAL, EDEMA),
        TrainingSpecification.paper(new Resolution(32), 0.125),
        EvaluationSpecification.standard(),
        UtilitySpecification.standard(),
        Budget.parse("1k"),
        7,
        Optional.of(true),
        new ProjectSources(
            Optional.of(drop.toString()),
            Optional.of("inbox/ward-7/"),
            Optional.empty(),
            Optional.empty()),
        new RetrainingPolicy(SCANS, Optional.empty(), Duration.ofMillis(500)));
  }

  /** Whose parts are, by the project's key, train, train, validation, validation, ... */
  private List<String> patients() throws Exception {
    SplitRule split;
    try (var key =
        store.getObject(
            io.minio.GetObjectArgs.builder()
                .bucket(servers.bucket())
                .object("projects/ward-7/patient-hash-key")
                .build())) {
      split = SplitRule.of(new String(key.readAllBytes(), UTF_8));
    }
    List<String> patients = new ArrayList<>();
    int tried = 0;
    while (patients.size() < SCANS) {
      String patient = "patient-" + tried++;
      Part wanted = Part.values()[patients.size() / 2 % Part.values().length];
      if (split.part(split.patientKey(patient)) == wanted) {
        patients.add(patient);
      }
    }
    return patients;
  }

  private byte[] picture() {
    byte[] pixels = new byte[32 * 32];
    new Random(pictures++).nextBytes(pixels);
    return GrayPng.encode(new GrayImage(32, 32, pixels), GrayPng.Origin.PHANTOM);
  }

  private void dropFile(String patient, ClassLabel label) throws Exception {
    Path file = drop.resolve(patient).resolve(label.value()).resolve("scan.png");
    Files.createDirectories(file.getParent());
    Files.write(file, picture());
  }

  private java.net.http.HttpResponse<byte[]> upload(String patient, byte[] file, ClassLabel label) {
    var response =
        label == null
            ? api.upload(PATH + "/scans", file, "patient", patient)
            : api.upload(PATH + "/scans", file, "patient", patient, "label", label.value());
    assertThat(response.statusCode()).as(Api.text(response)).isIn(200, 201);
    return response;
  }

  private String putIntoBucket(String patient, ClassLabel label) throws Exception {
    String key = "inbox/ward-7/" + patient + "/" + label + "/scan.png";
    byte[] png = picture();
    store.putObject(
        PutObjectArgs.builder().bucket(servers.bucket()).object(key).stream(
                new ByteArrayInputStream(png), png.length, -1)
            .build());
    return key;
  }

  private void notifyOf(String key) throws Exception {
    String notification =
        "{\"Records\":[{\"eventName\":\"s3:ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"%s\"},"
            + "\"object\":{\"key\":\"%s\"}}}]}";
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      byte[] value = notification.formatted(servers.bucket(), key).getBytes(UTF_8);
      producer.send(new ProducerRecord<>(Topic.BUCKET_NOTIFICATIONS.topicName(), key, value)).get();
    }
  }

  private void awaitScans(int labelled) {
    api.await(
        PATH,
        r ->
            Api.json(r).at("/labelled/Normal").asInt()
                    + Api.json(r).at("/labelled/Pulmonary_Edema").asInt()
                == labelled);
  }

  private Set<String> subjects(Topic topic) {
    return headers(topic, "ce_subject");
  }

  private Set<String> ids(Topic topic) {
    return headers(topic, "ce_id");
  }

  /** The different values of a header on a topic, up to its present end. */
  private Set<String> headers(Topic topic, String header) {
    Set<String> values = new HashSet<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          values.add(new String(record.headers().lastHeader(header).value(), UTF_8));
        }
      }
    }
    return values;
  }

  private boolean isThere(String key) throws Exception {
    try {
      store.statObject(StatObjectArgs.builder().bucket(servers.bucket()).object(key).build());
      return true;
    } catch (ErrorResponseException e) {
      return false;
    }
  }
}
