package io.nunchi.accuracy.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelMatchesTest {

  @Test
  void equalNamesNeedNoWord() {
    LabelMatches matches = LabelMatches.of(List.of("person", "car"), List.of("car", "dog"));

    assertThat(matches.matches())
        .containsExactly(new LabelMatch("car", "car", LabelMatch.Kind.EQUAL));
    assertThat(matches.inexact()).isEmpty();
    assertThat(matches.onlyInDataset()).containsExactly("person");
    assertThat(matches.onlyOfAnalyzer()).containsExactly("dog");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Traffic Light",
        "traffic_light",
        "traffic-light",
        "TRAFFICLIGHT",
        "traffic  light\u00A0"
      })
  void caseSpacesHyphensAndUnderscoresDoNotMatter(String spelling) {
    assertThat(LabelMatches.of(List.of("traffic light"), List.of(spelling)).matches())
        .containsExactly(new LabelMatch(spelling, "traffic light", LabelMatch.Kind.SPELLING));
  }

  // Official names of COCO against those of Pascal VOC, Open Images and Objects365.
  @ParameterizedTest
  @CsvSource({
    "airplane, aeroplane",
    "airplane, Airplane",
    "motorcycle, motorbike",
    "couch, sofa",
    "tv, tvmonitor",
    "tv, Television",
    "tv, Moniter/TV",
    "potted plant, pottedplant",
    "potted plant, Houseplant",
    "dining table, diningtable",
    "dining table, Dinning Table",
    "dining table, Kitchen & dining room table",
    "cow, Cattle",
    "cell phone, Mobile phone",
    "remote, Remote control",
    "mouse, Computer mouse",
    "keyboard, Computer keyboard",
    "frisbee, Flying disc",
    "skis, Ski",
    "skis, Skiboard",
    "donut, Doughnut",
    "hair drier, Hair Dryer",
    "microwave, Microwave oven",
    "handbag, Handbag/Satchel",
    "suitcase, Luggage",
    "orange, Orange/Tangerine",
    "bowl, Bowl/Basin"
  })
  void officialNamesOfTheSameThingMatch(String coco, String other) {
    assertThat(LabelMatches.of(List.of(coco), List.of(other)).matches()).hasSize(1);
    assertThat(LabelMatches.of(List.of(other), List.of(coco)).matches()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "person, man",
    "cup, wine glass",
    "bear, teddy bear",
    "car, cart",
    "person, pedestrian"
  })
  void namesOfMoreOrLessDoNotMatch(String one, String other) {
    assertThat(LabelMatches.of(List.of(one), List.of(other)).matches()).isEmpty();
  }

  @Test
  void theEqualNameGoesBeforeTheSynonym() {
    LabelMatches matches = LabelMatches.of(List.of("tv"), List.of("tv", "tvmonitor"));

    assertThat(matches.datasetNames()).containsExactly(Map.entry("tv", "tv"));
    assertThat(matches.onlyOfAnalyzer()).containsExactly("tvmonitor");
  }

  @Test
  void aNameThatCouldMeanTwoLabelsMatchesNone() {
    LabelMatches matches = LabelMatches.of(List.of("Person", "PERSON"), List.of("person"));

    assertThat(matches.matches()).isEmpty();
    assertThat(matches.onlyInDataset()).containsExactly("PERSON", "Person");
    assertThat(matches.onlyOfAnalyzer()).containsExactly("person");
  }

  @Test
  void labelsThatAreLeftOutByChoiceAreNoRest() {
    LabelMatches matches =
        LabelMatches.of(List.of("sofa", "dog", "cat"), List.of("couch", "cat"))
            .without(List.of("sofa", "dog"));

    assertThat(matches.datasetNames()).containsOnlyKeys("cat");
    assertThat(matches.onlyInDataset()).isEmpty();
    assertThat(matches.onlyOfAnalyzer()).isEmpty();
  }
}
