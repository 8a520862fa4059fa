package io.synthorax.imaging.scan;

import io.synthorax.imaging.ScanLimits;
import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.UnreadableScan.Reason;
import io.synthorax.imaging.dicom.DicomFile;
import io.synthorax.imaging.dicom.StoredImage;
import io.synthorax.imaging.dicom.TransferSyntax.Codec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Decodes by {@code gdcmconv}, a program of GDCM (Debian: libgdcm-tools), what no codec for Java
 * reads: JPEG-LS, and JPEG of 12 bits. It runs in a process of its own, so that what a hostile file
 * does to it ends there. Looked for once on the PATH.
 */
final class Gdcm {
  private static final String PROGRAM = "gdcmconv";
  private static final long SECONDS = 60;
  private static final Optional<Path> FOUND = find(System.getenv("PATH"));

  private Gdcm() {}

  static boolean isThere() {
    return FOUND.isPresent();
  }

  /** Throws {@link UnreadableScan} that asks for the program where it is not there. */
  static short[] codes(DicomFile file, StoredImage image, String what) throws IOException {
    Path program =
        FOUND.orElseThrow(
            () ->
                new UnreadableScan(
                    Reason.UNSUPPORTED,
                    what
                        + " in DICOM is read by gdcmconv, which is not on the PATH: install GDCM's"
                        + " programs (Debian and Ubuntu: libgdcm-tools)"));
    Path folder = Files.createTempDirectory("synthorax-dicom-");
    Path raw = folder.resolve("raw.dcm");
    try {
      convert(program, file.path(), raw, folder);
      DicomFile converted = DicomFile.read(raw);
      StoredImage same = StoredImage.of(converted, ScanLimits.DEFAULT);
      if (converted.syntax().codec() != Codec.NONE || !same.equals(image)) {
        throw new UnreadableScan(
            Reason.CORRUPT, "compressed pixels of another kind than the header says");
      }
      return DicomFrame.codes(converted, same);
    } finally {
      Files.deleteIfExists(raw);
      Files.deleteIfExists(folder);
    }
  }

  private static void convert(Path program, Path from, Path to, Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    program.toString(),
                    "--raw",
                    "-i",
                    from.toAbsolutePath().toString(),
                    "-o",
                    to.toString()))
            .directory(folder.toFile())
            // What it says names the file.
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        throw new UnreadableScan(Reason.CORRUPT, "the image's compressed data is damaged");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while decoding", e);
    } finally {
      process.destroyForcibly();
    }
  }

  static Optional<Path> find(String path) {
    return Stream.of((path == null ? "" : path).split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, PROGRAM))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
