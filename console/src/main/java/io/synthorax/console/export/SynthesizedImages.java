package io.synthorax.console.export;

import io.synthorax.console.export.StudyExport.Source;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Shard;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.imaging.png.GrayPng.Origin;
import io.synthorax.platform.store.ObjectStore;
import java.io.IOException;

/**
 * The batches that the study scored and used, image by image, with what it takes to make each
 * again: checkpoint, seed and index.
 */
final class SynthesizedImages {
  private static final String FOLDER = "synthesized/";
  private static final String HEADER = "file,label,source,study,epoch,seed,index\n";

  private final ObjectStore store;
  private final Source source;

  SynthesizedImages(ObjectStore store, Source source) {
    this.store = store;
    this.source = source;
  }

  void write(ResultZip zip) throws IOException {
    StringBuilder table = new StringBuilder(HEADER);
    for (ClassLabel label : source.request().classes()) {
      if (source.batch(label).isPresent()) {
        each(
            source.batch(label).get(),
            Integer.MAX_VALUE,
            (index, png) -> add(zip, table, label, index, png));
      }
    }
    zip.add(FOLDER + "labels.csv", table.toString());
    if (source.dataset().phantom()) {
      zip.add(FOLDER + BalancedSet.PHANTOM_MARK, BalancedSet.PHANTOM_TEXT);
    }
  }

  /** Takes an image of a batch as PNG. */
  interface Sink {
    void png(long index, byte[] png) throws IOException;
  }

  /** The first images of a batch, at most {@code most}, in order. */
  void each(BatchSynthesized batch, int most, Sink sink) throws IOException {
    Origin origin =
        source.dataset().phantom() ? Origin.SYNTHESIZED_FROM_PHANTOMS : Origin.SYNTHESIZED;
    int before = 0;
    for (Shard shard : batch.shards()) {
      int first = before;
      if (first >= most) {
        return;
      }
      ShardImages.each(
          store,
          shard.object(),
          shard.count(),
          source.dataset().resolution(),
          (i, image) -> {
            if (first + i < most) {
              sink.png(first + i, GrayPng.encode(image, origin));
            }
          });
      before += shard.count();
    }
  }

  private void add(ResultZip zip, StringBuilder table, ClassLabel label, long index, byte[] png)
      throws IOException {
    BatchSynthesized batch = source.batch(label).orElseThrow();
    String file = "%s/%05d.png".formatted(label, index);
    zip.add(FOLDER + file, png);
    table
        .append(file)
        .append(',')
        .append(label)
        .append(source.dataset().phantom() ? ",synthesized from phantoms," : ",synthesized,")
        .append(source.study())
        .append(',')
        .append(batch.checkpoint().epoch())
        .append(',')
        .append(batch.seed())
        .append(',')
        .append(batch.first() + index)
        .append('\n');
  }
}
