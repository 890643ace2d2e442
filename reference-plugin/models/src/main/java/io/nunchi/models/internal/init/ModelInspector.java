package io.nunchi.models.internal.init;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.nunchi.reference.decoder.guess.Sample;
import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.inference.OnnxRuntimeLibrary;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Asks a model what it takes and answers. Many models leave the shapes of their outputs open, so it
 * is also run once, on noise.
 */
final class ModelInspector {

  private static final int SEED = 1;
  private static final long MAX_ELEMENTS = 1L << 26;

  private ModelInspector() {}

  /**
   * Inspects a model.
   *
   * @param given the size that a person wants for a model that leaves it open
   */
  static ModelFacts inspect(
      ByteBuffer model, String where, NativeFolder folder, Optional<PictureSize> given)
      throws ModelRefusedException {
    try {
      OrtEnvironment environment = OnnxRuntimeLibrary.load(folder);
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        options.addConfigEntry("session.load_model_format", "ONNX");
        try (OrtSession session = environment.createSession(model, options)) {
          return inspect(environment, session, given);
        }
      }
    } catch (EngineStartException unavailable) {
      throw new ModelRefusedException(unavailable.problems().get(0), unavailable);
    } catch (OrtException refused) {
      throw new ModelRefusedException(
          Problem.of(ReferenceErrors.MODEL_UNLOADABLE, "ONNX Runtime refuses the model")
              .expected("a model that ONNX Runtime can run")
              .found(String.valueOf(refused.getMessage()))
              .where(where)
              .fix("export the model again, with an opset that this ONNX Runtime supports"),
          refused);
    }
  }

  private static ModelFacts inspect(
      OrtEnvironment environment, OrtSession session, Optional<PictureSize> given)
      throws OrtException {
    List<TensorFact> inputs = facts(session.getInputInfo().values());
    Map<String, String> metadata = session.getMetadata().getCustomMetadata();
    List<TensorFact> declared = facts(session.getOutputInfo().values());
    Optional<PictureFact> picture =
        PictureFact.among(inputs, given.or(() -> PictureSize.told(metadata)));
    boolean tries = picture.isPresent() && !picture.get().hasSize();
    List<Optional<PictureFact>> attempts =
        tries
            ? PictureSize.USUAL.stream().map(size -> picture.map(fact -> fact.at(size))).toList()
            : List.of(picture);
    String firstFailure = "";
    for (Optional<PictureFact> attempt : attempts) {
      try {
        List<TensorFact> outputs = run(environment, session, inputs, attempt, declared);
        return new ModelFacts(inputs, outputs, metadata, attempt, tries, "");
      } catch (OrtException failed) {
        firstFailure = firstFailure.isEmpty() ? String.valueOf(failed.getMessage()) : firstFailure;
      }
    }
    return new ModelFacts(inputs, declared, metadata, picture, tries, firstFailure);
  }

  private static List<TensorFact> run(
      OrtEnvironment environment,
      OrtSession session,
      List<TensorFact> inputs,
      Optional<PictureFact> picture,
      List<TensorFact> declared)
      throws OrtException {
    Map<String, OnnxTensor> noise = new LinkedHashMap<>();
    try {
      for (TensorFact input : inputs) {
        noise.put(input.name(), noise(environment, input, picture));
      }
      try (OrtSession.Result result = session.run(noise)) {
        return answers(result, declared);
      }
    } finally {
      noise.values().forEach(OnnxTensor::close);
    }
  }

  private static List<TensorFact> facts(Iterable<NodeInfo> nodes) {
    List<TensorFact> facts = new ArrayList<>();
    for (NodeInfo node : nodes) {
      facts.add(
          node.getInfo() instanceof TensorInfo info
              ? new TensorFact(node.getName(), info.type.toString(), shape(info), Sample.NOTHING)
              : new TensorFact(node.getName(), "no tensor", List.of(), Sample.NOTHING));
    }
    return facts;
  }

  private static List<Long> shape(TensorInfo info) {
    return Arrays.stream(info.getShape()).boxed().toList();
  }

  private static List<TensorFact> answers(OrtSession.Result result, List<TensorFact> declared) {
    Map<String, TensorFact> answers = new LinkedHashMap<>();
    declared.forEach(fact -> answers.put(fact.name(), fact));
    for (Map.Entry<String, OnnxValue> answer : result) {
      if (answer.getValue() instanceof OnnxTensor tensor) {
        TensorInfo info = tensor.getInfo();
        FloatBuffer floats = tensor.getFloatBuffer();
        float[] sample = new float[floats == null ? 0 : floats.remaining()];
        if (floats != null) {
          floats.get(sample);
        }
        TensorFact before = answers.get(answer.getKey());
        answers.put(
            answer.getKey(),
            new TensorFact(
                answer.getKey(),
                info.type.toString(),
                shape(info),
                before == null ? shape(info) : before.shape(),
                new Sample(sample)));
      }
    }
    return List.copyOf(answers.values());
  }

  /** Open dimensions are 1, except the sides of the picture. */
  private static OnnxTensor noise(
      OrtEnvironment environment, TensorFact input, Optional<PictureFact> picture)
      throws OrtException {
    if (input.shape().isEmpty()) {
      throw new OrtException("input " + input.name() + " is no tensor");
    }
    OnnxJavaType type = OnnxJavaType.valueOf(input.type());
    long[] shape = input.shape().stream().mapToLong(Long::longValue).toArray();
    picture
        .filter(fact -> fact.name().equals(input.name()) && fact.hasSize())
        .ifPresent(fact -> fill(shape, fact));
    for (int i = 0; i < shape.length; i++) {
      shape[i] = shape[i] < 0 ? 1 : shape[i];
    }
    long elements = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    if (elements < 0 || elements > MAX_ELEMENTS) {
      throw new OrtException("input " + input.name() + " takes " + elements + " elements");
    }
    int bytes = Math.toIntExact(elements * type.size);
    ByteBuffer memory = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    fill(
        memory, type, picture.map(fact -> List.of(fact.width(), fact.height())).orElse(List.of(1)));
    return OnnxTensor.createTensor(environment, memory, shape, type);
  }

  private static void fill(long[] shape, PictureFact picture) {
    int heightAxis = picture.layout().equals("NCHW") ? 2 : 1;
    shape[heightAxis] = picture.height();
    shape[heightAxis + 1] = picture.width();
  }

  private static void fill(ByteBuffer memory, OnnxJavaType type, List<Integer> sides) {
    Random random = new Random(SEED);
    switch (type) {
      case FLOAT -> {
        for (int i = 0; i < memory.capacity(); i += Float.BYTES) {
          memory.putFloat(i, random.nextFloat());
        }
      }
      case UINT8 -> {
        byte[] bytes = new byte[memory.capacity()];
        random.nextBytes(bytes);
        memory.put(0, bytes);
      }
      case INT64 -> {
        // Almost always the picture's size.
        for (int i = 0; i < memory.capacity() / Long.BYTES; i++) {
          memory.putLong(i * Long.BYTES, sides.get(i % sides.size()));
        }
      }
      default -> {
        // Zeros do.
      }
    }
  }
}
