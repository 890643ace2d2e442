package io.nunchi.reference.internal.decode.oriented;

import com.google.inject.Inject;
import io.nunchi.reference.decoder.DecoderHelp;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.decoder.guess.Guess;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.UsualManifest;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.decode.head.HeadRows;
import io.nunchi.reference.internal.decode.head.HeadShape;
import java.util.List;

/**
 * {@code yolo-obb}: boxes with an angle behind their label values. Source: OBB in
 * https://github.com/ultralytics/ultralytics.
 */
public final class YoloObbDecoder implements DecoderType {

  private static final String TASK = "obb";
  private static final int OF_BOX = 4;
  private static final int OF_BOX_AND_ANGLE = 5;

  /** Creates the decoder. */
  @Inject
  public YoloObbDecoder() {}

  @Override
  public String name() {
    return "yolo-obb";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, 4 + labels + 1, boxes]: boxes with an angle",
        "YOLOv8-obb, YOLO11-obb",
        "One tensor of boxes as for `yolov8`, each with its angle behind its label values. Shape:"
            + " [1, 4 + labels + 1, boxes]."
            + OrientedLayout.HELP
            + " The IoU of suppression is that of the turned boxes, the probabilistic one of"
            + " arXiv 2106.06072 as in Ultralytics.");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return HeadRows.PARAMETERS;
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    return new OrientedLayout(HeadRows.read(parameters, model, OrientedLayout.ANGLE));
  }

  /**
   * The shape is that of boxes with one more label, so the exporter's word or the values decide.
   */
  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    return outputs.single(3).stream()
        .filter(output -> outputs.mayBeFor(TASK))
        .flatMap(output -> HeadShape.of(outputs, output).stream())
        .filter(head -> head.anchors() == 1 && head.numbers() > OF_BOX_AND_ANGLE)
        .filter(head -> outputs.isFor(TASK) || onlyTheLastIsNoConfidence(head))
        .map(head -> guess(head, outputs.isFor(TASK)))
        .toList();
  }

  private static boolean onlyTheLastIsNoConfidence(HeadShape head) {
    int last = head.numbers() - 1;
    return head.areConfidences(OF_BOX, last) && head.hasMoreThanConfidences(last);
  }

  private static Guess guess(HeadShape head, boolean told) {
    int labels = head.numbers() - OF_BOX_AND_ANGLE;
    return head.into(
        Guess.of(
            labels,
            told ? 98 : 70,
            "4 + %d + 1 numbers for %s; %s"
                .formatted(
                    labels,
                    head.description(),
                    told
                        ? "its exporter says that boxes are turned"
                        : "the last one is no confidence, and may be an angle")));
  }

  @Override
  public UsualManifest usualManifest() {
    return HeadRows.USUAL;
  }
}
