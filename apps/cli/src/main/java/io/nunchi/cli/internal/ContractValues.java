package io.nunchi.cli.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Optional;

/** The parts of the contract's values in JSON: their types have no annotations of a library. */
final class ContractValues {

  private ContractValues() {}

  /** A problem, in the order of its text. */
  @JsonPropertyOrder({"code", "what", "expected", "found", "where", "fix"})
  interface ProblemParts {
    @JsonProperty
    String code();

    @JsonProperty
    String what();

    @JsonProperty
    String expected();

    @JsonProperty
    String found();

    @JsonProperty
    String where();

    @JsonProperty
    String fix();
  }

  /** An attribute. */
  @JsonPropertyOrder({"name", "value", "confidence"})
  interface AttributeParts {
    @JsonProperty
    String name();

    @JsonProperty
    String value();

    @JsonProperty
    float confidence();
  }

  /** A keypoint. */
  @JsonPropertyOrder({"name", "x", "y", "confidence"})
  interface KeypointParts {
    @JsonProperty
    String name();

    @JsonProperty
    float x();

    @JsonProperty
    float y();

    @JsonProperty
    float confidence();
  }

  /** A model. */
  @JsonPropertyOrder({"id", "digest", "version", "license"})
  interface ModelParts {
    @JsonProperty
    String id();

    @JsonProperty
    String digest();

    @JsonProperty
    Optional<String> version();

    @JsonProperty
    Optional<String> license();
  }
}
