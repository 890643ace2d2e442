package io.nunchi.loading.internal.result;

import io.nunchi.loading.ResultLimits;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameAttribute;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.Keypoint;
import io.nunchi.spi.result.RuleEvent;
import io.nunchi.spi.result.StageTiming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The number of items and of characters in a result, against their limits. */
final class ResultSize {

  private ResultSize() {}

  /** The problem of a result that is larger than its limits, or null. */
  static @Nullable Problem excess(FrameResult result, ResultLimits limits) {
    long items = items(result);
    if (items > limits.mostItems()) {
      return tooLarge(limits.mostItems() + " items", items + " items"); // not one text is read
    }
    long characters = characters(result);
    if (characters > limits.mostTextCharacters()) {
      return tooLarge(limits.mostTextCharacters() + " characters", characters + " characters");
    }
    return null;
  }

  private static long items(FrameResult result) {
    List<Detection> detections = result.detections();
    List<RuleEvent> ruleEvents = result.ruleEvents();
    long count =
        (long) detections.size()
            + result.attributes().size()
            + ruleEvents.size()
            + result.timings().size();
    for (int i = 0; i < detections.size(); i++) {
      Detection detection = detections.get(i);
      count += detection.attributes().size() + (long) detection.keypoints().size();
    }
    for (int i = 0; i < ruleEvents.size(); i++) {
      RuleEvent event = ruleEvents.get(i);
      count += event.properties().size() + (long) event.trackIds().size();
      count += event.region().isPresent() ? event.region().get().points().size() : 0;
    }
    return count;
  }

  private static long characters(FrameResult result) {
    long count = 0;
    List<Detection> detections = result.detections();
    for (int i = 0; i < detections.size(); i++) {
      count += characters(detections.get(i));
    }
    List<FrameAttribute> clips = result.attributes();
    for (int i = 0; i < clips.size(); i++) {
      count += characters(clips.get(i).attribute());
    }
    List<RuleEvent> ruleEvents = result.ruleEvents();
    for (int i = 0; i < ruleEvents.size(); i++) {
      count += characters(ruleEvents.get(i));
    }
    List<StageTiming> timings = result.timings();
    for (int i = 0; i < timings.size(); i++) {
      count += timings.get(i).stage().length();
    }
    return count;
  }

  private static long characters(Detection detection) {
    long count = detection.label().length();
    List<Attribute> attributes = detection.attributes();
    for (int i = 0; i < attributes.size(); i++) {
      count += characters(attributes.get(i));
    }
    List<Keypoint> keypoints = detection.keypoints();
    for (int i = 0; i < keypoints.size(); i++) {
      count += keypoints.get(i).name().length();
    }
    if (detection.embedding().isPresent()) {
      count += detection.embedding().get().modelId().length();
    }
    return count;
  }

  private static long characters(Attribute attribute) {
    return attribute.name().length() + (long) attribute.value().length();
  }

  private static long characters(RuleEvent event) {
    long count = event.type().length() + (long) event.ruleName().length();
    if (event.properties().isEmpty()) {
      return count;
    }
    for (Map.Entry<String, String> property : event.properties().entrySet()) {
      count += property.getKey().length() + (long) property.getValue().length();
    }
    return count;
  }

  private static Problem tooLarge(String most, String found) {
    return Problem.of("NUN-4007", "a result is larger than the host accepts")
        .expected("at most " + most + " in one result")
        .found(found)
        .fix("return less for a frame, or raise the result limits of the host");
  }
}
