package io.nunchi.reference.internal.engine;

import io.nunchi.reference.internal.inference.BatchPlan;
import io.nunchi.reference.internal.inference.ProviderPolicy;
import io.nunchi.reference.internal.modelpackage.ShippedModels;
import io.nunchi.reference.internal.preprocess.PreprocessingSpec;
import io.nunchi.spi.settings.BooleanType;
import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.LabelsType;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.spi.settings.TextType;
import java.util.List;

/** The settings of an engine. */
public final class EngineSettings {

  /** The model package: one that comes along, a directory or a zip. */
  public static final Setting<String> MODEL =
      Setting.of(
          "model",
          new TextType(
              "builtin:starter, builtin:starter-int8, or the path of a model package: a directory"
                  + " with model.json, or a zip of one",
              "(?s).*\\S.*"),
          ShippedModels.STARTER,
          "Model package",
          "The model to run: builtin:starter and builtin:starter-int8 come along, to begin with;"
              + " anything else is the path of a directory or zip. Make one with: nunchi models"
              + " fetch, or nunchi models add FILE.onnx --to DIR.");

  /** The execution provider. The default never surprises: a GPU is used only on request. */
  public static final Setting<String> PROVIDER =
      Setting.of(
          "provider",
          new TextType(ProviderPolicy.FORM, ProviderPolicy.PATTERN),
          "require cpu",
          "Execution provider",
          "Where the model runs. \"require cuda:0\" fails when that GPU cannot be used; \"prefer"
              + " tensorrt,cuda,cpu\" takes the first that works, and the engine's status says"
              + " why.");

  /** The least confidence of a detection; 0 means that the model package decides. */
  public static final Setting<Double> CONFIDENCE =
      Setting.of(
              "confidence",
              new NumberType(0, 1, ""),
              0.0,
              "Least confidence",
              "Detections below it are left out. 0 takes the thresholds of the model package;"
                  + " anything else replaces all of them, also those of single labels.")
          .changeableLive();

  /** Other least confidences of single labels. */
  public static final Setting<String> CONFIDENCE_BY_LABEL =
      LabelConfidences.setting(
          "Labels whose detections need another confidence, such as person=0.4; car=0.35. They"
              + " stand above Least confidence and above the model package. nunchi calibrate"
              + " chooses them on labelled frames.");

  /** The labels that are reported; none means all. */
  public static final Setting<List<String>> LABELS =
      Setting.of(
          "labels",
          new LabelsType(),
          List.of(),
          "Labels",
          "Only detections with these labels are reported; nothing means all labels of the model.");

  /** Width of the input tensor. */
  public static final Setting<Long> INPUT_WIDTH =
      Setting.of(
          "inputWidth",
          new IntegerType(0, PreprocessingSpec.MAX_SIDE, "px"),
          0L,
          "Input width",
          "Width at which the model looks at the picture: larger finds smaller things and takes"
              + " longer. 0 takes that of the model package; others only if the package allows"
              + " them with sizeMultipleOf.");

  /** Height of the input tensor. */
  public static final Setting<Long> INPUT_HEIGHT =
      Setting.of(
          "inputHeight",
          new IntegerType(0, PreprocessingSpec.MAX_SIDE, "px"),
          0L,
          "Input height",
          "Height at which the model looks at the picture. 0 takes that of the model package;"
              + " others only if the package allows them with sizeMultipleOf.");

  /** Threads that work on one inference. */
  public static final Setting<Long> INTRA_OP_THREADS =
      Setting.of(
          "intraOpThreads",
          new IntegerType(0, 256, ""),
          1L,
          "Threads per inference",
          "1 is best for many streams, which run beside each other anyway. More threads shorten"
              + " the answer of a single stream; 0 takes one per core.");

  /** Lets idle threads spin. */
  public static final Setting<Boolean> SPINNING =
      Setting.of(
          "spinning",
          new BooleanType(),
          false,
          "Spinning threads",
          "Lets idle inference threads spin. A little faster on a machine that does nothing else,"
              + " several times slower beside any other work.");

  /** The longest time for loading the model. */
  public static final Setting<Long> LOAD_TIMEOUT =
      Setting.of(
          "loadTimeout",
          new IntegerType(1, 3600, "s"),
          120L,
          "Loading timeout",
          "How long reading the package may take, and loading the model. TensorRT may need minutes"
              + " the first time.");

  /** The greatest number of frames that share a run of the model; 0 lets the plugin decide. */
  public static final Setting<Long> MAX_BATCH =
      Setting.of(
          "maxBatch",
          new IntegerType(0, BatchPlan.GREATEST, "frames"),
          0L,
          "Frames per inference",
          "How many frames of different cameras share one run of the model at most, where the model"
              + " allows it. 0 gathers up to 8 with CUDA, and none on a CPU, where it saves"
              + " nothing, nor with TensorRT, which takes minutes to prepare each number of frames;"
              + " a model that always takes several is given as many as it takes.");

  /** The longest time that a frame waits for those of other cameras. */
  public static final Setting<Double> BATCH_WINDOW =
      Setting.of(
          "batchWindow",
          new NumberType(0, 5, "ms"),
          2.0,
          "Wait for other frames",
          "How long a frame waits for frames of other cameras, to share a run of the model. It"
              + " waits only while some are expected, so a single camera never does; 0 never"
              + " waits.");

  /** All settings, in the order of a form. */
  public static final SettingsSchema SCHEMA =
      SettingsSchema.of(
          MODEL,
          PROVIDER,
          CONFIDENCE,
          CONFIDENCE_BY_LABEL,
          LABELS,
          INPUT_WIDTH,
          INPUT_HEIGHT,
          INTRA_OP_THREADS,
          SPINNING,
          LOAD_TIMEOUT,
          MAX_BATCH,
          BATCH_WINDOW);

  private EngineSettings() {}
}
