package io.synthorax.console.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP written as a stream; its entries bear one and the same time, so that it is reproducible.
 */
final class ResultZip implements AutoCloseable {
  private static final FileTime TIME = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

  private final ZipOutputStream zip;

  ResultZip(OutputStream out) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    // PNG is compressed already, weights hardly can be.
    zip.setLevel(Deflater.NO_COMPRESSION);
  }

  void add(String name, byte[] content) throws IOException {
    begin(name);
    zip.write(content);
    zip.closeEntry();
  }

  void add(String name, String text) throws IOException {
    add(name, text.getBytes(StandardCharsets.UTF_8));
  }

  void add(String name, InputStream content) throws IOException {
    begin(name);
    content.transferTo(zip);
    zip.closeEntry();
  }

  private void begin(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setLastModifiedTime(TIME);
    zip.putNextEntry(entry);
  }

  /** Completes the archive; without it a reader sees that the archive is broken off. */
  @Override
  public void close() throws IOException {
    zip.close();
  }
}
