package io.nunchi.models.internal.preview;

import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer to a question of a manifest.
 *
 * @param name the answer, for a person
 * @param usual true if it is usual for the decoder
 * @param answer writes it into a manifest
 */
record Choice(String name, boolean usual, Consumer<ObjectNode> answer) {

  /** Both answers. */
  Choice and(Choice other) {
    return new Choice(
        name.isEmpty() ? other.name : other.name.isEmpty() ? name : name + ", " + other.name,
        usual && other.usual,
        answer.andThen(other.answer));
  }

  /** Nothing is asked. */
  static Choice none() {
    return new Choice("", true, manifest -> {});
  }
}
