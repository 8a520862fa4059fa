package io.synthorax.standalone.deploy;

import static io.synthorax.standalone.deploy.DisturbedStudy.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Services, broker and store in trouble while a study runs, as docs/operations.md calls it safe.
 * {@code -Dfaults.seed} moves the moments.
 */
@Tag("faults")
class StudyFaultsIT {
  private static final int KILLS = Integer.getInteger("faults.kills", 100);
  private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("faults.outage", 300));
  private static final int REPETITIONS = 10_000;

  @TempDir Path folder;
  private final Random random = new Random(DisturbedStudy.SEED);
  private DisturbedStudy study;

  @BeforeEach
  void begin() throws Exception {
    study = DisturbedStudy.begin(folder);
  }

  @AfterEach
  void stop() throws Exception {
    study.close();
  }

  @Test
  void everyServiceIsKilledAtRandomMoments() throws Exception {
    // When
    int kills = 0;
    for (; kills < KILLS && !study.hasEnded(); kills++) {
      String service = Repository.SERVICES.get(random.nextInt(Repository.SERVICES.size()));
      TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(3_000));
      study.platform().kill(service);
    }
    System.out.println("killed " + kills + " times");

    // Then
    study.assertAsUndisturbed();
  }

  @Test
  void brokerIsAwayAndThenCutsEverySecond() throws Exception {
    // Given
    study.awaitStatus("TRAINING");

    // When
    study.platform().servers().killBroker();
    TimeUnit.SECONDS.sleep(OUTAGE.toSeconds());
    study.platform().servers().restartBroker();
    for (int second = 0; second < 60 && !study.hasEnded(); second++) {
      TimeUnit.SECONDS.sleep(1);
      study.platform().broker().cut();
    }

    // Then
    study.assertAsUndisturbed();
  }

  @Test
  void storeIsSlowFailsCutsIsFullAndAway() throws Exception {
    // Given
    study.awaitStatus("TRAINING");
    FaultyProxy store = study.platform().store();

    // When
    store.fail(0.1);
    TimeUnit.SECONDS.sleep(20);
    store.fail(0);
    store.cutUploads(0.2);
    TimeUnit.SECONDS.sleep(20);
    store.cutUploads(0);
    store.fill(true);
    TimeUnit.SECONDS.sleep(20);
    store.fill(false);
    store.delay(Duration.ofSeconds(2));
    TimeUnit.SECONDS.sleep(30);
    store.delay(Duration.ZERO);
    store.refuse(true);
    TimeUnit.SECONDS.sleep(OUTAGE.toSeconds());
    store.refuse(false);

    // Then
    study.assertAsUndisturbed();
  }

  @Test
  void replicasJoinAndLeaveWhileRunsAreTrained() throws Exception {
    // When
    for (int change = 0; change < 20 && !study.hasEnded(); change++) {
      study.platform().scale("discriminator-trainer", 1 + random.nextInt(3));
      study.platform().scale("generator-service", 1 + random.nextInt(2));
      TimeUnit.MILLISECONDS.sleep(3_000 + random.nextInt(9_000));
    }

    // Then
    study.assertAsUndisturbed();
  }

  @Test
  void everythingIsSaidAgainReorderedAndAmongGarbage() throws Exception {
    // Given
    study.awaitEnd();
    List<ConsumerRecord<String, byte[]>> said = study.everythingSaid();
    Map<Path, Object> before = study.receipts();
    JsonNode view = study.console().get(study.path());

    // When
    Records.send(study.platform().servers(), noise(said));
    Records.awaitRead(study.platform().servers(), Duration.ofMinutes(40));

    // Then
    assertThat(study.receipts()).isEqualTo(before);
    assertThat(study.console().get(study.path()).path("status")).isEqualTo(view.path("status"));
    study.assertArtefacts();
    assertThat(Records.all(study.platform().servers(), "dead-letters"))
        .isNotEmpty()
        .allSatisfy(letter -> assertThat(header(letter, "dead-letter-reason")).isNotBlank());
  }

  /** What was said, in any order; of twenty one is cut off, and one of a version before ours. */
  private List<ProducerRecord<String, byte[]>> noise(List<ConsumerRecord<String, byte[]>> said) {
    List<ProducerRecord<String, byte[]>> noise = new ArrayList<>();
    while (noise.size() < REPETITIONS) {
      ConsumerRecord<String, byte[]> record = said.get(random.nextInt(said.size()));
      int kind = random.nextInt(20);
      byte[] value = record.value();
      byte[] part = kind == 0 ? Arrays.copyOf(value, random.nextInt(value.length)) : value;
      var again = new ProducerRecord<>(record.topic(), record.key(), part);
      record.headers().forEach(again.headers()::add);
      if (kind == 1) {
        String older = "io.synthorax." + record.topic() + ".v0";
        again.headers().remove("ce_type");
        again.headers().add("ce_type", older.getBytes(StandardCharsets.UTF_8));
      }
      noise.add(again);
    }
    return noise;
  }

  @Test
  void goesOnElsewhereFromABackupMadeWhileItRan() throws Exception {
    // Given
    study.console().await(study.path(), view -> view.at("/runs/0/imagesShown").asLong() > 0);

    // When
    Path backup = folder.resolve("backup.zip");
    Backup.write(study.platform().servers(), study.servers(), backup);
    study.close();
    study = study.restored(backup, Files.createDirectory(folder.resolve("elsewhere")));

    // Then
    study.assertAsUndisturbed();
  }
}
