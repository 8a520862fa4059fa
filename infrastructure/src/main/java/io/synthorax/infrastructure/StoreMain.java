package io.synthorax.infrastructure;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3-compatible object store on 127.0.0.1 over a directory, with signature version 4 and one
 * pair of keys, taken from the environment so that no process list shows them. Sweeps half-written
 * uploads, makes the bucket, writes the ready file, and runs until SIGTERM or its parent's end.
 */
public final class StoreMain {
  private StoreMain() {}

  /** Arguments: {@code data=DIR port=N ready=FILE [parent=PID]}. */
  public static void main(String[] arguments) throws Exception {
    ServerOptions options = ServerOptions.parse(arguments);
    ParentWatch.endWith(options.parent());
    StoreCredentials credentials = StoreCredentials.fromEnvironment(System.getenv());
    Path bucket = options.data().resolve(StoreCredentials.BUCKET);
    Files.createDirectories(bucket);
    HalfWrittenUploads.sweep(bucket, Instant.now());

    S3Proxy server =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(options.data().toString()))
            .endpoint(URI.create("http://127.0.0.1:" + options.port()))
            .awsAuthentication(
                AuthenticationType.AWS_V4, credentials.accessKey(), credentials.secretKey())
            // Clients of the MinIO SDK send headers that newer S3 servers know and this one
            // ignores.
            .ignoreUnknownHeaders(true)
            .build();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "store-stop"));
    server.start();
    ReadyFile.write(options.ready(), options.port());
  }

  private static void stop(S3Proxy server) {
    try {
      server.stop();
    } catch (Exception e) {
      System.err.println("The store did not stop cleanly: " + e);
    }
  }
}
