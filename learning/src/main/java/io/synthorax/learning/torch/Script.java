package io.synthorax.learning.torch;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Loaded TorchScript text whose methods are called by name; a text that PyTorch refuses is an
 * {@link IllegalStateException}.
 */
final class Script implements AutoCloseable {
  private static final String OPERATIONS = text("operations.py");
  private final Model model;
  private final PtSymbolBlock block;

  /** Loads the operations together with further methods. */
  Script(Device device, Precision precision, String methods) {
    String text =
        (OPERATIONS + methods).replace("PRECISION", String.valueOf(precision.scalarType()));
    this.model = Model.newInstance("operations", device, TorchEngine.NAME);
    try {
      model.load(new ByteArrayInputStream(ScriptArchive.of(text)), Map.of());
    } catch (IOException | MalformedModelException e) {
      model.close();
      throw new IllegalStateException("PyTorch refuses the script", e);
    }
    this.block = (PtSymbolBlock) model.getBlock();
  }

  /**
   * Calls a method with arrays, lists of arrays, and numbers with a fraction; its arrays belong to
   * the manager.
   */
  NDList call(NDManager manager, String method, Object... arguments) {
    // A setting of the calling thread: without it the first calls would run other code than the
    // later ones.
    JniUtils.setGraphExecutorOptimize(false);
    IValue[] values = new IValue[arguments.length];
    try {
      for (int i = 0; i < arguments.length; i++) {
        values[i] = value(arguments[i]);
      }
      try (IValue result = IValueUtils.runMethod(block, method, values)) {
        return result.isLong() ? new NDList() : result.toNDList((PtNDManager) manager);
      }
    } finally {
      for (IValue value : values) {
        if (value != null) {
          value.close();
        }
      }
    }
  }

  /**
   * Calls a method with arrays and lists of arrays, and lets it use autograd, which {@link #call}
   * rules out; its arrays belong to the scope.
   */
  NDList callWithAutograd(NDManager scope, String method, Object... arguments) {
    JniUtils.setGraphExecutorOptimize(false);
    NDArray name = scope.create(0f);
    name.setName("module_method:" + method);
    NDList inputs = new NDList(name);
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] instanceof NDArray array) {
        array.setName(null);
        inputs.add(array);
      } else if (arguments[i] instanceof NDList list) {
        String listName = "list" + i + "[]";
        list.forEach(array -> array.setName(listName));
        inputs.addAll(list);
      } else {
        throw new IllegalArgumentException("no script argument: " + arguments[i]);
      }
    }
    return IValueUtils.forward(block, inputs, true);
  }

  private static IValue value(Object argument) {
    if (argument instanceof NDArray array) {
      return IValue.from((PtNDArray) array);
    }
    if (argument instanceof NDList list) {
      return IValue.listFrom(list.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
    }
    if (argument instanceof Double number) {
      return IValue.from(number.doubleValue());
    }
    throw new IllegalArgumentException("no script argument: " + argument);
  }

  /**
   * The text of a resource of this package, with the constants of batch normalization filled in.
   */
  static String text(String resource) {
    try (InputStream in = Script.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("MOMENTUM", NetworkScript.MOMENTUM)
          .replace("EPSILON", NetworkScript.EPSILON);
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " is not readable", e);
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
