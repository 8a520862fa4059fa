package io.synthorax.standalone.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The folder that receives a study's results. */
public record ResultFolder(Path path) {
  private static final String MARK = ".synthorax";

  /** The folder cannot be written, or holds something else; found before anything is trained. */
  public static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  /** Makes the folder in which the folders of studies are to lie. */
  public static void requireWritable(Path parent) {
    Path folder = parent.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".writable", null));
    } catch (IOException e) {
      throw new Unusable("%s cannot be written (%s).".formatted(folder, Failures.text(e)));
    }
  }

  /** Makes the folder. One that holds anything but an earlier study's results is refused. */
  public static ResultFolder prepare(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      if (!Files.exists(folder.resolve(MARK)) && !isEmpty(folder)) {
        throw new Unusable(
            "--out: %s is not empty and holds no results of synthorax.".formatted(folder));
      }
      Files.writeString(folder.resolve(MARK), "results of a synthorax study\n");
    } catch (IOException e) {
      throw new Unusable("--out: %s cannot be written (%s).".formatted(folder, Failures.text(e)));
    }
    return new ResultFolder(folder);
  }

  /** Unpacks the console's export in place of what an earlier fetch left. */
  public void receive(InputStream export) throws IOException {
    clear();
    try (ZipInputStream zip = new ZipInputStream(export)) {
      boolean any = false;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        any = true;
        unpack(zip, entry);
      }
      if (!any) {
        throw new IOException("the export is empty or broken");
      }
    }
  }

  /** The folder carries our mark, so what lies in it is ours. Links are deleted, not followed. */
  private void clear() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> old =
          files
              .filter(file -> !file.equals(path) && !file.equals(path.resolve(MARK)))
              .sorted(Comparator.reverseOrder())
              .toList();
      for (Path file : old) {
        Files.delete(file);
      }
    }
  }

  private void unpack(ZipInputStream zip, ZipEntry entry) throws IOException {
    Path target = path.resolve(entry.getName()).normalize();
    if (!target.startsWith(path)) {
      throw new IOException("the export names a file outside of its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
