package io.nunchi.reference.internal.inference;

import io.nunchi.reference.decoder.ExpectedTensor;
import java.util.ArrayList;
import java.util.List;

/** Decoders read the answer to one picture; these are the shapes for several. */
final class BatchShapes {

  private BatchShapes() {}

  /** Tells whether the first dimension counts pictures. */
  static boolean isOfOnePicture(ExpectedTensor tensor) {
    return !tensor.shape().isEmpty() && tensor.shape().get(0) == 1;
  }

  static ExpectedTensor of(ExpectedTensor tensor, int pictures) {
    if (pictures == 1) {
      return tensor;
    }
    List<Long> shape = new ArrayList<>(tensor.shape());
    shape.set(0, shape.get(0) * pictures);
    return new ExpectedTensor(tensor.name(), tensor.type(), shape, tensor.meaning());
  }

  static long[] of(long[] shape, int pictures) {
    long[] batch = shape.clone();
    batch[0] *= pictures;
    return batch;
  }
}
