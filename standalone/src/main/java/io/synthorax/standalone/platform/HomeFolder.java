package io.synthorax.standalone.platform;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** Where things lie in a home directory; the only author of these names. */
public record HomeFolder(Path path) {

  /** Makes the folder, for its owner only, since it will hold scans. The path must be absolute. */
  public static HomeFolder create(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    HomeFolder home = new HomeFolder(path.toRealPath());
    Files.createDirectories(home.path().resolve("logs"));
    Files.createDirectories(home.path().resolve("run"));
    return home;
  }

  public Path log(String process) {
    return path.resolve("logs").resolve(process + ".log");
  }

  /** What the services ask for; read by its owner only. */
  Path token() {
    return path.resolve("token");
  }

  Path temporary(String process) {
    return path.resolve("tmp").resolve(process);
  }

  Path permit() {
    return path.resolve("permit.lock");
  }

  Path processes() {
    return path.resolve("run").resolve("processes");
  }

  /** Read by commands that use a platform which runs already. */
  Path addresses() {
    return path.resolve("run").resolve("addresses.json");
  }

  /** Read by deploy/prometheus/prometheus.yml. */
  Path scrapeTargets() {
    return path.resolve("run").resolve("scrape-targets.json");
  }

  /** Where DJL unpacks libtorch, once per home. */
  Path engineCache() {
    return path.resolve("djl");
  }

  /** Killed processes leave temporary files; to be called while none of ours runs. */
  void clearTemporary() throws IOException {
    Path all = path.resolve("tmp");
    if (Files.exists(all)) {
      Files.walkFileTree(all, new Deletion());
    }
    for (Service service : Service.values()) {
      Files.createDirectories(temporary(service.module()));
    }
  }

  /** Links are deleted, not followed. */
  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
      if (e != null) {
        throw e;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
