package io.nunchi.nativelib.internal.vision.load;

import io.nunchi.spi.Capability;
import io.nunchi.spi.frame.PixelFormat;
import java.util.List;
import java.util.Set;

/** A library's description of itself, copied into Java and checked. Immutable. */
public final class LibraryDescription {

  private final int abiMinor;
  private final String id;
  private final String name;
  private final String version;
  private final String vendor;
  private final List<String> labels;
  private final List<String> ruleTypes;
  private final List<String> keypointNames;
  private final Set<PixelFormat> pixelFormats;
  private final List<LibrarySetting> settings;
  private final int capabilities;
  private final int concurrentCalls;
  private final int maximumStreams;

  private LibraryDescription(Builder builder) {
    this.abiMinor = builder.abiMinor;
    this.id = builder.id;
    this.name = builder.name;
    this.version = builder.version;
    this.vendor = builder.vendor;
    this.labels = List.copyOf(builder.labels);
    this.ruleTypes = List.copyOf(builder.ruleTypes);
    this.keypointNames = List.copyOf(builder.keypointNames);
    this.pixelFormats = Set.copyOf(builder.pixelFormats);
    this.settings = List.copyOf(builder.settings);
    this.capabilities = builder.capabilities;
    this.concurrentCalls = builder.concurrentCalls;
    this.maximumStreams = builder.maximumStreams;
  }

  /**
   * Tells whether it was built for this minor version of the header or a later one. What is behind
   * the fields of an older version is the library's own, however large its structs are.
   */
  public boolean builtFor(int minor) {
    return abiMinor >= minor;
  }

  /** The vendor's identifier. */
  public String id() {
    return id;
  }

  /** The name for people. */
  public String name() {
    return name;
  }

  /** The library's own version. */
  public String version() {
    return version;
  }

  /** The maker. */
  public String vendor() {
    return vendor;
  }

  /** The labels of detections, in the library's order. */
  public List<String> labels() {
    return labels;
  }

  /** The types of rule events, in the library's order. */
  public List<String> ruleTypes() {
    return ruleTypes;
  }

  /** The names of keypoints, in the library's order. */
  public List<String> keypointNames() {
    return keypointNames;
  }

  /** The formats of frames that it takes. */
  public Set<PixelFormat> pixelFormats() {
    return pixelFormats;
  }

  /** The settings that it takes, of engines and of streams. */
  public List<LibrarySetting> settings() {
    return settings;
  }

  /** The settings that it takes when an engine is created. */
  public List<LibrarySetting> engineSettings() {
    return settings.stream().filter(setting -> !setting.ofStream()).toList();
  }

  /** The settings that it takes when a stream is opened. */
  public List<LibrarySetting> streamSettings() {
    return settings.stream().filter(LibrarySetting::ofStream).toList();
  }

  /** Tells whether it declares a capability. */
  public boolean can(Capability capability) {
    return (capabilities & CapabilityCode.of(capability)) != 0;
  }

  /** The number of concurrent calls that an engine can use, or 0 if it does not say. */
  public int concurrentCalls() {
    return concurrentCalls;
  }

  /** The number of streams that an engine can have, or 0 for no limit. */
  public int maximumStreams() {
    return maximumStreams;
  }

  /** Collects a description. */
  static final class Builder {
    private int abiMinor;
    private String id = "";
    private String name = "";
    private String version = "";
    private String vendor = "";
    private List<String> labels = List.of();
    private List<String> ruleTypes = List.of();
    private List<String> keypointNames = List.of();
    private Set<PixelFormat> pixelFormats = Set.of();
    private List<LibrarySetting> settings = List.of();
    private int capabilities;
    private int concurrentCalls;
    private int maximumStreams;

    Builder abiMinor(int newAbiMinor) {
      this.abiMinor = newAbiMinor;
      return this;
    }

    Builder named(String newId, String newName, String newVersion, String newVendor) {
      this.id = newId;
      this.name = newName;
      this.version = newVersion;
      this.vendor = newVendor;
      return this;
    }

    Builder labels(List<String> newLabels) {
      this.labels = newLabels;
      return this;
    }

    Builder ruleTypes(List<String> newRuleTypes) {
      this.ruleTypes = newRuleTypes;
      return this;
    }

    Builder keypointNames(List<String> newKeypointNames) {
      this.keypointNames = newKeypointNames;
      return this;
    }

    Builder pixelFormats(Set<PixelFormat> newPixelFormats) {
      this.pixelFormats = newPixelFormats;
      return this;
    }

    Builder settings(List<LibrarySetting> newSettings) {
      this.settings = newSettings;
      return this;
    }

    Builder capabilities(int newCapabilities) {
      this.capabilities = newCapabilities;
      return this;
    }

    Builder limits(int newConcurrentCalls, int newMaximumStreams) {
      this.concurrentCalls = newConcurrentCalls;
      this.maximumStreams = newMaximumStreams;
      return this;
    }

    LibraryDescription build() {
      return new LibraryDescription(this);
    }
  }
}
