package io.synthorax.learning.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs TorchScript text as an archive that PyTorch loads: a zip of the text, an object without
 * parameters and no constants.
 */
final class ScriptArchive {
  private static final String FOLDER = "operations/";
  private static final byte[] NO_CONSTANTS = latin("\u0080\u0002).");

  /** A pickle of one {@code __torch__.Operations} whose attribute {@code training} is false. */
  private static final byte[] OBJECT =
      latin(
          "\u0080\u0002c__torch__\nOperations\nq\0)\u0081}(X\u0008\0\0\0trainingq\u0001\u0089ubq\u0002.");

  private ScriptArchive() {}

  static byte[] of(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      put(zip, "data.pkl", OBJECT);
      put(zip, "code/__torch__.py", text.getBytes(StandardCharsets.UTF_8));
      put(zip, "constants.pkl", NO_CONSTANTS);
      put(zip, "version", latin("3\n"));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(FOLDER + name);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setCrc(crc.getValue());
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
