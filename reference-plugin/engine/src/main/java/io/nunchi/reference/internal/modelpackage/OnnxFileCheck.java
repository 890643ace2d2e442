package io.nunchi.reference.internal.modelpackage;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Refuses models that are not one whole ONNX file. ONNX Runtime would follow their references to
 * other files, relative to wherever the process happens to run.
 *
 * <p>Field numbers are those of onnx.proto.
 */
public final class OnnxFileCheck {

  private static final int MODEL_IR_VERSION = 1;
  private static final int MODEL_GRAPH = 7;
  private static final int MODEL_TRAINING_INFO = 20;
  private static final int MODEL_FUNCTIONS = 25;
  private static final int TRAINING_INITIALIZATION = 1;
  private static final int TRAINING_ALGORITHM = 2;
  private static final int FUNCTION_NODE = 7;
  private static final int FUNCTION_ATTRIBUTE_DEFAULTS = 11;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int GRAPH_SPARSE_INITIALIZER = 15;
  private static final int NODE_OPERATOR = 4;
  private static final int NODE_ATTRIBUTE = 5;
  private static final int ATTRIBUTE_TENSOR = 5;
  private static final int ATTRIBUTE_GRAPH = 6;
  private static final int ATTRIBUTE_TENSORS = 10;
  private static final int ATTRIBUTE_GRAPHS = 11;
  private static final int ATTRIBUTE_SPARSE_TENSOR = 22;
  private static final int ATTRIBUTE_SPARSE_TENSORS = 23;
  private static final int SPARSE_VALUES = 1;
  private static final int SPARSE_INDICES = 2;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_EXTERNAL_FILE = 13;
  private static final int TENSOR_DATA_LOCATION = 14;

  /** An operator whose code may lie in another file. */
  private static final String PRECOMPILED_OPERATOR = "EPContext";

  private static final int MAX_DEPTH = 64;

  private final String where;

  private OnnxFileCheck(String where) {
    this.where = where;
  }

  /**
   * Checks a model file.
   *
   * @param model the file from position to limit; the position stays
   * @param where the file, for a person
   * @throws ModelRefusedException if it is not ONNX, or refers to other files
   */
  public static void check(ByteBuffer model, String where) throws ModelRefusedException {
    try {
      new OnnxFileCheck(where).checkModel(model.slice());
    } catch (MalformedProtobufException malformed) {
      throw new ModelRefusedException(
          notOnnx(where, String.valueOf(malformed.getMessage())), malformed);
    }
  }

  private void checkModel(ByteBuffer message)
      throws MalformedProtobufException, ModelRefusedException {
    boolean hasVersion = false;
    boolean hasGraph = false;
    ProtobufFields fields = new ProtobufFields(message);
    while (fields.next()) {
      hasVersion |= fields.number() == MODEL_IR_VERSION && fields.isVarint();
      if (fields.isMessage()) {
        switch (fields.number()) {
          case MODEL_GRAPH -> {
            hasGraph = true;
            checkGraph(fields.content(), 0);
          }
          case MODEL_TRAINING_INFO -> checkTraining(fields.content());
          case MODEL_FUNCTIONS -> checkFunction(fields.content());
          default -> {}
        }
      }
    }
    if (!hasVersion || !hasGraph) {
      throw new ModelRefusedException(notOnnx(where, "no ONNX version and graph in it"));
    }
  }

  private void checkTraining(ByteBuffer message)
      throws MalformedProtobufException, ModelRefusedException {
    ProtobufFields fields = new ProtobufFields(message);
    while (fields.next()) {
      if (fields.isMessage()
          && (fields.number() == TRAINING_INITIALIZATION
              || fields.number() == TRAINING_ALGORITHM)) {
        checkGraph(fields.content(), 0);
      }
    }
  }

  private void checkFunction(ByteBuffer message)
      throws MalformedProtobufException, ModelRefusedException {
    ProtobufFields fields = new ProtobufFields(message);
    while (fields.next()) {
      if (fields.isMessage() && fields.number() == FUNCTION_NODE) {
        checkNode(fields.content(), 0);
      } else if (fields.isMessage() && fields.number() == FUNCTION_ATTRIBUTE_DEFAULTS) {
        checkAttribute(fields.content(), 0);
      }
    }
  }

  private void checkGraph(ByteBuffer message, int depth)
      throws MalformedProtobufException, ModelRefusedException {
    if (depth > MAX_DEPTH) {
      throw new MalformedProtobufException("graphs nested deeper than " + MAX_DEPTH);
    }
    ProtobufFields fields = new ProtobufFields(message);
    while (fields.next()) {
      if (fields.isMessage()) {
        switch (fields.number()) {
          case GRAPH_NODE -> checkNode(fields.content(), depth);
          case GRAPH_INITIALIZER -> checkTensor(fields.content());
          case GRAPH_SPARSE_INITIALIZER -> checkSparseTensor(fields.content());
          default -> {}
        }
      }
    }
  }

  private void checkNode(ByteBuffer message, int depth)
      throws MalformedProtobufException, ModelRefusedException {
    ProtobufFields fields = new ProtobufFields(message);
    while (fields.next()) {
      if (fields.isMessage() && fields.number() == NODE_ATTRIBUTE) {
        checkAttribute(fields.content(), depth);
      } else if (fields.isMessage()
          && fields.number() == NODE_OPERATOR
          && text(fields.content()).equals(PRECOMPILED_OPERATOR)) {
        throw external("an " + PRECOMPILED_OPERATOR + " operator");
      }
    }
  }

  private void checkAttribute(ByteBuffer message, int depth)
      throws MalformedProtobufException, ModelRefusedException {
    ProtobufFields fields = new ProtobufFields(message);
    while (fields.next()) {
      if (fields.isMessage()) {
        switch (fields.number()) {
          case ATTRIBUTE_TENSOR, ATTRIBUTE_TENSORS -> checkTensor(fields.content());
          case ATTRIBUTE_GRAPH, ATTRIBUTE_GRAPHS -> checkGraph(fields.content(), depth + 1);
          case ATTRIBUTE_SPARSE_TENSOR, ATTRIBUTE_SPARSE_TENSORS ->
              checkSparseTensor(fields.content());
          default -> {}
        }
      }
    }
  }

  private void checkSparseTensor(ByteBuffer message)
      throws MalformedProtobufException, ModelRefusedException {
    ProtobufFields fields = new ProtobufFields(message);
    while (fields.next()) {
      if (fields.isMessage()
          && (fields.number() == SPARSE_VALUES || fields.number() == SPARSE_INDICES)) {
        checkTensor(fields.content());
      }
    }
  }

  private void checkTensor(ByteBuffer message)
      throws MalformedProtobufException, ModelRefusedException {
    String name = "";
    boolean external = false;
    ProtobufFields fields = new ProtobufFields(message);
    while (fields.next()) {
      switch (fields.number()) {
        case TENSOR_NAME -> name = fields.isMessage() ? text(fields.content()) : name;
        case TENSOR_EXTERNAL_FILE -> external = true;
        case TENSOR_DATA_LOCATION -> external |= !fields.isVarint() || fields.varint() != 0;
        default -> {}
      }
    }
    if (external) {
      throw external("tensor \"" + name + "\" is in another file");
    }
  }

  private ModelRefusedException external(String found) {
    return new ModelRefusedException(
        Problem.of(ReferenceErrors.MODEL_EXTERNAL, "the model refers to other files")
            .expected("one ONNX file with everything in it")
            .found(found)
            .where(where)
            .fix("export the model again without external data"));
  }

  private static Problem notOnnx(String where, String found) {
    return Problem.of(ReferenceErrors.MODEL_MALFORMED, "the file is not an ONNX model")
        .expected("an ONNX file")
        .found(found)
        .where(where)
        .fix("check that the whole file was copied, or export the model again as ONNX");
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }
}
