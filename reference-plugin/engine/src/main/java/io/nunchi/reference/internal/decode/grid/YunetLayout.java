package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.decode.Strides;
import java.util.ArrayList;
import java.util.List;

/**
 * Four tensors for each stride.
 *
 * @param labelTensors names of the outputs of label values, one for each stride
 * @param objectnessTensors names of the outputs of objectness
 * @param boxTensors names of the outputs of boxes
 * @param keypointTensors names of the outputs of keypoints
 * @param strides cell sizes in pixels
 * @param keypoints names of the keypoints
 * @param model what the rest of the manifest says
 */
record YunetLayout(
    List<String> labelTensors,
    List<String> objectnessTensors,
    List<String> boxTensors,
    List<String> keypointTensors,
    List<Integer> strides,
    List<String> keypoints,
    ModelShape model)
    implements OutputLayout {

  static final int TENSORS_PER_STRIDE = 4;

  @Override
  public List<ExpectedTensor> tensors() {
    List<ExpectedTensor> expected = new ArrayList<>();
    for (int i = 0; i < strides.size(); i++) {
      int stride = strides.get(i);
      expected.add(tensor(labelTensors.get(i), stride, model.labelCount(), "labels"));
      expected.add(tensor(objectnessTensors.get(i), stride, 1, "objectness"));
      expected.add(tensor(boxTensors.get(i), stride, 4, "x, y, log width, log height"));
      expected.add(
          tensor(keypointTensors.get(i), stride, 2 * keypoints.size(), "x, y of keypoints"));
    }
    return List.copyOf(expected);
  }

  private ExpectedTensor tensor(String name, int stride, int numbers, String meaning) {
    return new ExpectedTensor(
        name,
        ElementType.FLOATING,
        List.of(1L, Strides.cells(stride, model), (long) numbers),
        "1 x cells of stride " + stride + " x (" + meaning + ")");
  }

  @Override
  public OutputDecoder newDecoder() {
    return new YunetDecoder(this);
  }
}
