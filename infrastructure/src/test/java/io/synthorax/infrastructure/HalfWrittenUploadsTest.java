package io.synthorax.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HalfWrittenUploadsTest {
  @TempDir Path bucket;

  @Test
  void sweepsTemporaryFilesOnly() throws Exception {
    // Given
    Path attempt = Files.createDirectories(bucket.resolve("attempt-" + UUID.randomUUID()));
    Path object = Files.writeString(attempt.resolve("images-00000.npy"), "whole");
    Files.writeString(attempt.resolve("images-00001.npy-" + UUID.randomUUID()), "ha");

    // When
    int swept = HalfWrittenUploads.sweep(bucket, Instant.now());

    // Then
    assertThat(swept).isEqualTo(1);
    assertThat(attempt).isDirectoryContaining(object::equals);
    assertThat(attempt.toFile().list()).hasSize(1);
  }

  @Test
  void keepsTheseDaysPartsOfLargeUploads() throws Exception {
    // Given
    Path part = Files.writeString(bucket.resolve(".mpus-" + UUID.randomUUID()), "part");

    // When
    int sweptNow = HalfWrittenUploads.sweep(bucket, Instant.now());
    int sweptLater = HalfWrittenUploads.sweep(bucket, Instant.now().plus(Duration.ofDays(2)));

    // Then
    assertThat(sweptNow).isZero();
    assertThat(sweptLater).isEqualTo(1);
    assertThat(part).doesNotExist();
  }
}
