package io.synthorax.console.export;

import io.synthorax.console.StateConflict;
import io.synthorax.console.export.StudyExport.Ready;
import io.synthorax.console.view.OrderView;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.Shard;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.dicom.SecondaryCapture;
import io.synthorax.imaging.npy.NpyType;
import io.synthorax.imaging.npy.NpyWriter;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.imaging.png.GrayPng.Origin;
import io.synthorax.platform.store.ObjectStore;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The images of an order as files, image by image, so that their number does not matter. */
public final class OrderExport {
  private static final String HEADER = "file,label,source,study,epoch,seed,index,truncation\n";

  private final ObjectStore store;

  public OrderExport(ObjectStore store) {
    this.store = store;
  }

  /** What the images of an archive are written as. */
  public enum Format {
    PNG("png"),
    /** Secondary captures that are marked as synthesized. */
    DICOM("dcm");

    private final String ending;

    Format(String ending) {
      this.ending = ending;
    }

    private byte[] encode(GrayImage image, OrderView order, Origin origin, int index) {
      return switch (this) {
        case PNG -> GrayPng.encode(image, origin);
        case DICOM ->
            SecondaryCapture.encode(
                image,
                new SecondaryCapture.Series(
                    order.study().value(), order.order(), order.label().value(), origin.text()),
                index);
      };
    }
  }

  /** {@code CLASS/00000.png ...} and {@code labels.csv}, with what makes each image again. */
  public Ready zip(OrderView order, List<Shard> shards, DatasetManifest dataset, Format format) {
    requireDone(order);
    return out -> writeZip(order, shards, dataset, format, out);
  }

  /** One array uint8 [n, h, w]. */
  public Ready npy(OrderView order, List<Shard> shards, DatasetManifest dataset) {
    requireDone(order);
    int side = dataset.resolution();
    return out -> {
      out.write(NpyWriter.header(NpyType.UINT8, order.count(), side, side));
      each(shards, side, (index, image) -> out.write(image.pixels()));
    };
  }

  private void writeZip(
      OrderView order, List<Shard> shards, DatasetManifest dataset, Format format, OutputStream out)
      throws IOException {
    Origin origin = dataset.phantom() ? Origin.SYNTHESIZED_FROM_PHANTOMS : Origin.SYNTHESIZED;
    StringBuilder table = new StringBuilder(HEADER);
    ResultZip zip = new ResultZip(out);
    each(
        shards,
        dataset.resolution(),
        (index, image) -> {
          String file = "%s/%05d.%s".formatted(order.label(), index, format.ending);
          zip.add(file, format.encode(image, order, origin, index));
          table.append(line(order, origin, file, index));
        });
    zip.add("labels.csv", table.toString());
    if (dataset.phantom()) {
      zip.add(BalancedSet.PHANTOM_MARK, BalancedSet.PHANTOM_TEXT);
    }
    // Not in a finally: an archive that broke off must not look complete.
    zip.close();
  }

  private static String line(OrderView order, Origin origin, String file, int index) {
    return "%s,%s,%s,%s,%d,%d,%s,%s\n"
        .formatted(
            file,
            order.label(),
            origin.text(),
            order.study(),
            order.epoch(),
            order.seed(),
            order
                .interpolation()
                .map(way -> "%d-%d:%d/%d".formatted(way.from(), way.to(), index, way.steps() - 1))
                .orElse(String.valueOf(index)),
            order.truncation().orElse(1));
  }

  /** Every image with its index in the order. */
  private void each(List<Shard> shards, int resolution, ShardImages.Sink sink) throws IOException {
    int before = 0;
    for (Shard shard : shards) {
      int first = before;
      ShardImages.each(
          store,
          shard.object(),
          shard.count(),
          resolution,
          (i, image) -> sink.image(first + i, image));
      before += shard.count();
    }
  }

  private static void requireDone(OrderView order) {
    if (order.state() == OrderView.State.FAILED) {
      throw new StateConflict(
          "order %s has no images: %s".formatted(order.order(), order.failure().orElse("failed")));
    }
    if (order.state() != OrderView.State.DONE) {
      throw new StateConflict(
          "order %s has %d of %d images so far"
              .formatted(order.order(), order.done(), order.count()));
    }
  }
}
