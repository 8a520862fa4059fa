package io.synthorax.platform.store;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.WorldUnreachable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link ObjectStore} on any S3-compatible server through MinIO's SDK. */
final class MinioObjectStore implements ObjectStore {
  private static final Map<String, String> ONLY_IF_ABSENT = Map.of("If-None-Match", "*");
  private static final long UNKNOWN_PART_SIZE = -1;

  private final MinioClient client;
  private final String bucket;
  private volatile boolean bucketSeen;

  MinioObjectStore(MinioClient client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public ObjectRef put(String key, byte[] content) {
    call(
        "put " + key,
        () ->
            client.putObject(
                PutObjectArgs.builder().bucket(bucket).object(key).stream(
                        new ByteArrayInputStream(content), content.length, UNKNOWN_PART_SIZE)
                    .build()));
    return new ObjectRef(key, Json.sha256(content), content.length);
  }

  @Override
  public ObjectRef put(String key, Path file) {
    return call(
        "put " + key,
        () -> {
          client.uploadObject(
              UploadObjectArgs.builder()
                  .bucket(bucket)
                  .object(key)
                  .filename(file.toString())
                  .build());
          return new ObjectRef(key, sha256(file), Files.size(file));
        });
  }

  @Override
  public boolean putIfAbsent(String key, byte[] content) {
    return call(
        "put " + key + " if absent",
        () -> {
          try {
            client.putObject(
                PutObjectArgs.builder().bucket(bucket).object(key).headers(ONLY_IF_ABSENT).stream(
                        new ByteArrayInputStream(content), content.length, UNKNOWN_PART_SIZE)
                    .build());
            return true;
          } catch (ErrorResponseException e) {
            if ("PreconditionFailed".equals(e.errorResponse().code())) {
              return false;
            }
            throw e;
          }
        });
  }

  @Override
  public byte[] get(ObjectRef object) {
    byte[] content =
        find(object.key())
            .orElseThrow(() -> new ContractViolation("object " + object.key() + " is absent"));
    if (content.length != object.bytes() || !Json.sha256(content).equals(object.sha256())) {
      throw new ContractViolation("object " + object.key() + " is not what its reference says");
    }
    return content;
  }

  @Override
  public Optional<byte[]> find(String key) {
    return call(
        "get " + key,
        () -> {
          try (InputStream in = open(key).orElse(null)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
          }
        });
  }

  @Override
  public Optional<InputStream> open(String key) {
    return call(
        "open " + key,
        () -> {
          try {
            return Optional.of(
                client.getObject(GetObjectArgs.builder().bucket(bucket).object(key).build()));
          } catch (ErrorResponseException e) {
            if ("NoSuchKey".equals(e.errorResponse().code())) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  @Override
  public List<String> list(String prefix) {
    return call(
        "list " + prefix,
        () -> {
          List<String> keys = new ArrayList<>();
          var found =
              client.listObjects(
                  ListObjectsArgs.builder().bucket(bucket).prefix(prefix).recursive(true).build());
          for (var item : found) {
            keys.add(item.get().objectName());
          }
          keys.sort(null);
          return keys;
        });
  }

  @Override
  public void delete(String key) {
    call(
        "delete " + key,
        () -> {
          client.removeObject(RemoveObjectArgs.builder().bucket(bucket).object(key).build());
          return null;
        });
  }

  private <T> T call(String what, StoreCall<T> call) {
    try {
      ensureBucket();
      return call.run();
    } catch (MinioException | IOException | GeneralSecurityException e) {
      throw new WorldUnreachable("the object store could not " + what + ": " + e.getMessage(), e);
    }
  }

  private void ensureBucket() throws MinioException, IOException, GeneralSecurityException {
    if (bucketSeen) {
      return;
    }
    if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
      createBucket();
    }
    bucketSeen = true;
  }

  private void createBucket() throws MinioException, IOException, GeneralSecurityException {
    try {
      client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
    } catch (ErrorResponseException e) {
      // Several services start at once; whoever comes second finds the bucket there.
      if (!e.errorResponse().code().startsWith("BucketAlready")) {
        throw e;
      }
    }
  }

  private static String sha256(Path file) throws IOException, GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @FunctionalInterface
  private interface StoreCall<T> {
    T run() throws MinioException, IOException, GeneralSecurityException;
  }
}
