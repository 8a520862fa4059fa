package io.synthorax.imaging.dataset;

import io.synthorax.imaging.dataset.IntakeException.Place;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import io.synthorax.imaging.dicom.DicomFile;
import io.synthorax.imaging.scan.ScanReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A ZIP file of scans and label tables, taken to be hostile. All entries are judged before the
 * first one is written: a path that leaves the folder, a name twice, or more than the {@link
 * ArchiveLimits} allow refuses the whole file. Only scans, by their first bytes, and tables are
 * unpacked; everything else, archives within and links (which are small files here) included, is
 * left out and counted. Throws {@link IntakeException}.
 */
public final class ScanArchive {
  /** Under what entries that are neither scans nor tables are counted. */
  public static final String OTHER_FILES = "archive-entry-of-another-type";

  private static final String ALLOWED_NAME =
      "relative names with slashes, without '..', each once in upper or lower case";
  private static final byte[] MAGIC = {'P', 'K', 3, 4};

  private final Path zip;
  private final ArchiveLimits limits;
  private final SortedMap<String, Integer> leftOut = new TreeMap<>();
  private long unpacked;

  public ScanArchive(Path zip, ArchiveLimits limits) {
    this.zip = zip;
    this.limits = limits;
  }

  /** Whether a file begins like a ZIP file. */
  public static boolean isOne(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return java.util.Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  /**
   * Unpacks into an empty folder and returns the one that the scans lie in: the given one, or the
   * only folder in it. What was written before a refusal is the caller's to remove.
   */
  public Path unpack(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (ZipFile file = new ZipFile(zip.toFile())) {
      List<? extends ZipEntry> entries = Collections.list(file.entries());
      judge(entries, folder);
      for (ZipEntry entry : entries) {
        if (!entry.isDirectory()) {
          unpack(file, entry, folder);
        }
      }
    } catch (ZipException | EOFException e) {
      throw unreadable(e);
    }
    return root(folder);
  }

  /** How many entries were left out, by reason. */
  public SortedMap<String, Integer> leftOut() {
    return Collections.unmodifiableSortedMap(leftOut);
  }

  private void judge(List<? extends ZipEntry> entries, Path folder) throws IOException {
    limits.checkEntries(zip, entries.size());
    Map<String, String> names = new HashMap<>();
    long total = 0;
    for (ZipEntry entry : entries) {
      requireName(entry.getName());
      String other = names.put(entry.getName().toLowerCase(Locale.ROOT), entry.getName());
      if (other != null) {
        throw refused(
            other.equals(entry.getName()) ? other + ", twice" : other + " and " + entry.getName());
      }
      limits.checkEntry(zip, entry);
      total += Math.max(0, entry.getSize());
      limits.checkTotal(zip, total);
    }
    long free = Files.getFileStore(folder).getUsableSpace();
    if (total > free / 2) {
      throw new IOException("not enough disk to unpack %d bytes".formatted(total));
    }
  }

  private void requireName(String name) {
    boolean plain =
        !name.isEmpty()
            && !name.startsWith("/")
            && !name.contains("\\")
            && !name.contains(":")
            && name.chars().allMatch(c -> c >= ' ');
    if (!plain) {
      throw refused(name);
    }
    for (String part : name.split("/")) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw refused(name);
      }
    }
  }

  private void unpack(ZipFile file, ZipEntry entry, Path folder) throws IOException {
    String name = entry.getName();
    try (InputStream in = file.getInputStream(entry)) {
      byte[] head = in.readNBytes(DicomFile.HEAD_BYTES);
      if (isLeftBehind(name)) {
        return;
      }
      if (!ScanReader.recognizes(head) && !isText(name)) {
        leftOut.merge(OTHER_FILES, 1, Integer::sum);
        return;
      }
      Path target = folder.resolve(name).normalize();
      if (!target.startsWith(folder)) {
        throw refused(name);
      }
      Files.createDirectories(target.getParent());
      copy(new SequenceInputStream(new java.io.ByteArrayInputStream(head), in), target);
    } catch (ZipException | EOFException e) {
      throw unreadable(e);
    }
  }

  /** Sizes in a ZIP's directory may lie: what comes out is counted. */
  private void copy(InputStream in, Path target) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long written = 0;
    try (OutputStream out =
        Files.newOutputStream(target, java.nio.file.StandardOpenOption.CREATE_NEW)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        written += read;
        unpacked += read;
        limits.checkTotal(zip, unpacked);
        limits.checkSize(zip, written);
        out.write(buffer, 0, read);
      }
    }
  }

  /** Tables, and the few files that say something of the scans. */
  private static boolean isText(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return last.toLowerCase(Locale.ROOT).endsWith(".csv")
        || last.equals(FolderListing.PHANTOM_MARK)
        || last.equals(NihTable.TEST_LIST)
        || LicenceNote.FILES.contains(last);
  }

  /** What macOS adds to every archive. */
  private static boolean isLeftBehind(String name) {
    return name.startsWith("__MACOSX/") || name.endsWith("/.DS_Store") || name.equals(".DS_Store");
  }

  private static Path root(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      List<Path> inside = entries.toList();
      boolean single = inside.size() == 1 && Files.isDirectory(inside.get(0));
      return single ? inside.get(0) : folder;
    }
  }

  private IntakeException refused(String name) {
    return new IntakeException(Problem.ARCHIVE_ENTRY, Place.of(zip), name, ALLOWED_NAME);
  }

  private IntakeException unreadable(IOException cause) {
    IntakeException refusal =
        new IntakeException(
            Problem.ARCHIVE_UNREADABLE,
            Place.of(zip),
            "",
            "a whole ZIP file that is not encrypted");
    refusal.initCause(cause);
    return refusal;
  }
}
