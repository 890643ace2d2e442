package io.nunchi.models.internal.preview;

import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.guess.UsualManifest;
import io.nunchi.reference.internal.manifest.Decoders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists the variants of a manifest, always in the same order, so that their numbers are good for
 * choosing one later.
 */
public final class Variants {

  /** More variants than these are too many to look at. */
  static final int MAX = 64;

  private final Decoders decoders;

  /** Creates a list of the variants of manifests for these decoders. */
  public Variants(Decoders decoders) {
    this.decoders = decoders;
  }

  /**
   * Lists the variants.
   *
   * @param manifest the manifest, with open questions
   * @param outputs the possible meanings of the outputs, if that is a question
   * @return the usual variant first; the manifest itself if it asks nothing of the picture
   */
  public List<Variant> of(ObjectNode manifest, List<ObjectNode> outputs) {
    List<Choice> all = new ArrayList<>();
    if (PictureChoices.isOpen(manifest.path("output"))) {
      for (ObjectNode output : outputs) {
        ObjectNode answered = manifest.deepCopy();
        answered.set("output", output);
        String decoder = output.path("decoder").asString();
        Choice meaning = new Choice(decoder, true, m -> m.set("output", output.deepCopy()));
        all.addAll(combined(List.of(List.of(meaning), choices(answered))));
      }
    } else {
      all.addAll(choices(manifest));
    }
    List<Variant> variants = new ArrayList<>();
    for (Choice choice : all.subList(0, Math.min(MAX, all.size()))) {
      ObjectNode answered = manifest.deepCopy();
      choice.answer().accept(answered);
      variants.add(
          new Variant(
              variants.size() + 1,
              choice.name().isEmpty() ? "as the manifest says" : choice.name(),
              choice.usual(),
              answered));
    }
    return variants;
  }

  private List<Choice> choices(ObjectNode manifest) {
    Optional<DecoderType> decoder =
        Optional.ofNullable(decoders.find(manifest.path("output").path("decoder").asString()));
    UsualManifest usual = decoder.map(DecoderType::usualManifest).orElse(UsualManifest.UNKNOWN);
    List<List<Choice>> axes = new ArrayList<>();
    for (List<Choice> axis : PictureChoices.of(manifest, usual)) {
      axes.add(axis.stream().sorted(Comparator.comparing(choice -> !choice.usual())).toList());
    }
    decoder.ifPresent(type -> axes.addAll(OutputChoices.of(manifest, type)));
    List<Choice> all = combined(axes);
    if (axes.isEmpty() || decoder.isEmpty()) {
      return all;
    }
    List<Choice> boxForms = OutputChoices.boxForms(manifest, decoder.get());
    // Where all combinations are too many, one shows enough: a wrong form is wrong in each.
    List<Choice> others = all.size() * boxForms.size() > MAX ? all.subList(0, 1) : all;
    List<Choice> withForms = new ArrayList<>(all);
    boxForms.stream()
        .skip(1)
        .forEach(form -> withForms.addAll(combined(List.of(others, List.of(form)))));
    return withForms;
  }

  private static List<Choice> combined(List<List<Choice>> axes) {
    List<Choice> all = List.of(Choice.none());
    for (List<Choice> axis : axes) {
      List<Choice> longer = new ArrayList<>();
      for (Choice before : all) {
        axis.forEach(choice -> longer.add(before.and(choice)));
      }
      all = longer;
    }
    return all;
  }
}
