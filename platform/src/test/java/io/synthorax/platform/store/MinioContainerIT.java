package io.synthorax.platform.store;

import io.minio.MinioClient;
import org.testcontainers.containers.MinIOContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

/** The store's contract on a MinIO server, where Docker is. */
@Testcontainers(disabledWithoutDocker = true)
class MinioContainerIT implements ObjectStoreContract {
  @Container
  private static final MinIOContainer MINIO =
      new MinIOContainer("quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z");

  @Override
  public ObjectStore store() {
    MinioClient client =
        MinioClient.builder()
            .endpoint(MINIO.getS3URL())
            .credentials(MINIO.getUserName(), MINIO.getPassword())
            .build();
    return new MinioObjectStore(client, "synthorax");
  }
}
