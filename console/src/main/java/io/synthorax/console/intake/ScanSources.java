package io.synthorax.console.intake;

import io.synthorax.console.RequestRefused;
import io.synthorax.imaging.dataset.ArchiveLimits;
import io.synthorax.imaging.dataset.FolderListing;
import io.synthorax.imaging.dataset.Listing;
import io.synthorax.imaging.dataset.ScanArchive;
import io.synthorax.imaging.phantom.PhantomFolder;
import io.synthorax.imaging.phantom.PhantomOrder;
import io.synthorax.platform.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where scans come from: a folder or a ZIP file on the console's machine, an uploaded ZIP file,
 * objects below a prefix of the store's bucket, or phantoms. Whatever has to be written first goes
 * into the import's temporary folder.
 */
public final class ScanSources {
  /** The folder, below the temporary one, for scans that do not lie in a folder yet. */
  static final String COPY = "copy";

  static final String UPLOAD = "upload.zip";

  private static final String S3 = "s3:";
  private static final int MOST_OBJECTS = ArchiveLimits.DEFAULT.entries();

  private final IntakeFolders folders;
  private final ObjectStore store;
  private final long largestUpload;

  /** {@code largestUpload} is in bytes. */
  public ScanSources(IntakeFolders folders, ObjectStore store, long largestUpload) {
    this.folders = folders;
    this.store = store;
    this.largestUpload = largestUpload;
  }

  /** The scans that a request names. */
  Listing listing(ImportRequest request, Path temporary) throws IOException, InterruptedException {
    if (request.phantoms()) {
      return listed(request, phantoms(request, temporary));
    }
    if (request.folder().startsWith(S3)) {
      return listed(request, fetched(request.folder(), temporary.resolve(COPY)));
    }
    Path source = folders.resolve(request.folder());
    try {
      return ScanArchive.isOne(source)
          ? unpacked(request, source, temporary)
          : listed(request, source);
    } catch (AccessDeniedException e) {
      throw new RequestRefused(
          e.getFile() + " cannot be read",
          "folder",
          "a folder or ZIP file whose files this user may read");
    }
  }

  /** The scans of a ZIP file that is being uploaded. */
  Listing uploaded(ImportRequest request, InputStream zip, Path temporary) throws IOException {
    Path file = temporary.resolve(UPLOAD);
    if (Upload.receive(zip, largestUpload, file) == 0 || !ScanArchive.isOne(file)) {
      throw new RequestRefused("the body is no ZIP file", null, "a ZIP file of scans");
    }
    return unpacked(request, file, temporary);
  }

  private static Listing unpacked(ImportRequest request, Path zip, Path temporary)
      throws IOException {
    ScanArchive archive = new ScanArchive(zip, ArchiveLimits.DEFAULT);
    Path folder = archive.unpack(temporary.resolve(COPY));
    return listed(request, folder).leavingOut(archive.leftOut());
  }

  private static Listing listed(ImportRequest request, Path folder) throws IOException {
    return new FolderListing(request.classes()).of(folder);
  }

  /** The objects below {@code s3:prefix/} as files with the rest of their keys as names. */
  private Path fetched(String address, Path folder) throws IOException {
    String allowed = "s3:PREFIX/ with objects below it, in the store's own bucket";
    String prefix = address.substring(S3.length());
    if (prefix.length() < 2 || !prefix.endsWith("/") || prefix.startsWith("/")) {
      throw new RequestRefused(address + " is no prefix of the store", "folder", allowed);
    }
    List<String> keys = store.list(prefix);
    if (keys.isEmpty() || keys.size() > MOST_OBJECTS) {
      throw new RequestRefused(
          "there are " + keys.size() + " objects below " + prefix,
          "folder",
          allowed + ", at most " + MOST_OBJECTS);
    }
    long left = ArchiveLimits.DEFAULT.totalBytes();
    Files.createDirectories(folder);
    for (String key : keys) {
      Path file = folder.resolve(key.substring(prefix.length())).normalize();
      if (!file.startsWith(folder) || file.equals(folder) || key.endsWith("/")) {
        throw new RequestRefused("an object's key is no file name: " + key, "folder", allowed);
      }
      Files.createDirectories(file.getParent());
      left -= fetch(key, Math.min(left, ArchiveLimits.DEFAULT.entryBytes()), file);
    }
    return folder;
  }

  private long fetch(String key, long largest, Path file) throws IOException {
    try (InputStream object =
        store
            .open(key)
            .orElseThrow(
                () ->
                    new RequestRefused(
                        "an object went while the prefix was read: " + key, "folder", null))) {
      return Upload.receive(object, largest, file);
    }
  }

  private static Path phantoms(ImportRequest request, Path temporary)
      throws IOException, InterruptedException {
    Path folder = temporary.resolve("phantoms");
    int resolution = request.resolution().pixels();
    PhantomFolder.write(folder, PhantomOrder.standard(resolution, request.seed(), request.scale()));
    return folder;
  }
}
