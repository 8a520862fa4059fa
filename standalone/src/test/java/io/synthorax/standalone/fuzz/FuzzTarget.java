package io.synthorax.standalone.fuzz;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.Topic;
import io.synthorax.imaging.ScanLimits;
import io.synthorax.imaging.dataset.ArchiveLimits;
import io.synthorax.imaging.dataset.FolderListing;
import io.synthorax.imaging.dataset.ScanArchive;
import io.synthorax.imaging.npy.NpyArray;
import io.synthorax.imaging.scan.ScanReader;
import io.synthorax.learning.supervised.Vgg19Weights;
import io.synthorax.learning.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that reads what comes from outside, as a fuzzer calls it. Bytes that are refused are
 * refused by a {@link ContractViolation}; whatever else comes out, an error of memory included, is
 * a finding.
 */
enum FuzzTarget {
  /** PNG, JPEG and DICOM: what a file is, its head decides. */
  SCAN {
    @Override
    void read(Path file, byte[] bytes) {
      new ScanReader(32, new ScanLimits(2_000, 1_000_000)).read(file);
    }
  },
  ARCHIVE {
    @Override
    void read(Path file, byte[] bytes) throws IOException {
      Path folder = Files.createTempDirectory(file.getParent(), "unpacked");
      try {
        new FolderListing()
            .of(
                new ScanArchive(file, new ArchiveLimits(100, 1 << 20, 4 << 20, 100))
                    .unpack(folder));
      } finally {
        delete(folder);
      }
    }
  },
  LABEL_TABLE {
    @Override
    void read(Path file, byte[] bytes) throws IOException {
      list(file, FolderListing.TABLE, bytes);
    }
  },
  NIH_TABLE {
    @Override
    void read(Path file, byte[] bytes) throws IOException {
      list(file, "Data_Entry_2017.csv", bytes);
    }
  },
  NPY {
    @Override
    void read(Path file, byte[] bytes) throws IOException {
      NpyArray.read(file);
      NpyArray.readFloats(file);
    }
  },
  SAFETENSORS {
    @Override
    void read(Path file, byte[] bytes) {
      Safetensors.read(bytes);
    }
  },
  /** ONNX or safetensors, as a user brings them. */
  BROUGHT_WEIGHTS {
    @Override
    void read(Path file, byte[] bytes) {
      Vgg19Weights.read(bytes);
    }
  },
  /** The first byte chooses what the rest is to be. */
  JSON {
    @Override
    void read(Path file, byte[] bytes) {
      List<? extends Class<?>> types =
          Stream.concat(
                  Stream.of(Topic.values()).flatMap(topic -> topic.payload().stream()),
                  Stream.of(StudyRequest.class, Project.class))
              .toList();
      if (bytes.length > 0) {
        Class<?> type = types.get(Math.floorMod(bytes[0], types.size()));
        Object read = Json.read(Arrays.copyOfRange(bytes, 1, bytes.length), type);
        if (read instanceof Event event) {
          event.id();
          event.subject();
          event.recordKey();
        }
      }
    }
  };

  abstract void read(Path file, byte[] bytes) throws IOException;

  /** Which target a process fuzzes: {@code -Dtarget=NPY}. */
  static final class Entry {
    private static final FuzzTarget TARGET = FuzzTarget.valueOf(System.getProperty("target"));
    private static final Path FILE = Path.of("input").toAbsolutePath();

    private Entry() {}

    /** Found by its name. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
      Files.write(FILE, bytes);
      try {
        TARGET.read(FILE, bytes);
      } catch (ContractViolation e) {
        // Refused, as it should be.
      }
    }
  }

  /** Lists a folder with one file and a table of this name. */
  private static void list(Path file, String table, byte[] bytes) throws IOException {
    Path folder = Files.createTempDirectory(file.getParent(), "folder");
    try {
      Files.write(folder.resolve(table), bytes);
      Files.write(folder.resolve("a.png"), new byte[1]);
      new FolderListing(List.of(new ClassLabel("Normal"), new ClassLabel("Edema"))).of(folder);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
