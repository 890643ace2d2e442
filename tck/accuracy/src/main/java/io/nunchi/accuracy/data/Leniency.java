package io.nunchi.accuracy.data;

/** A departure from a form of labels that is read nevertheless, counted and told. */
public enum Leniency {
  /** A picture without a file of labels, as Ultralytics keeps background pictures. */
  BACKGROUND_IMAGE("backgroundImages", "pictures without a file of labels count as empty ones"),
  /** A row that is equal to one before it. */
  DOUBLED_ROW("doubledRows", "rows that are given twice count once"),
  /** A coordinate up to a hundredth outside of the picture. */
  CLAMPED("clampedCoordinates", "rows that reach a little out of the picture end at its edge"),
  /** A row of an outline. */
  OUTLINE("outlines", "outlines count as the boxes around them"),
  /** A row of a box with keypoints. */
  KEYPOINTS("keypoints", "rows with keypoints count as their boxes"),
  /** A number without a label. */
  UNNAMED_CLASS("unnamedClasses", "lines without a name are numbers without a label"),
  /** Numbers of the same label. */
  REPEATED_CLASS("repeatedClasses", "numbers with the same name count as one label"),
  /** A description that names a folder of another machine. */
  MOVED_FOLDER("movedFolders", "folders that do not exist are looked for beside the description"),
  /** A row whose confidence is -1. */
  NO_CONFIDENCE("rowsWithoutConfidence", "rows with confidence -1 count as certain"),
  /** Columns 8 to 10 that hold a place on the ground. */
  WORLD_COORDINATES("worldCoordinates", "world coordinates in columns 8 to 10 are not read"),
  /** A row without commas. */
  SPACES("rowsWithSpaces", "spaces separate numbers like commas"),
  /** A line of column names. */
  HEADING("headings", "lines of column names are left out"),
  /** An image of COCO's form without width or height. */
  SIZE_OF_FILE("sizesOfFiles", "images without width and height are as large as their files"),
  /** An annotation of COCO's form without an id. */
  NO_ID("annotationsWithoutId", "annotations without an id are counted like others");

  private final String jsonName;
  private final String description;

  Leniency(String jsonName, String description) {
    this.jsonName = jsonName;
    this.description = description;
  }

  /**
   * The name in JSON.
   *
   * @return a name in camel case
   */
  public String jsonName() {
    return jsonName;
  }

  /**
   * The meaning of what is read.
   *
   * @return a sentence without its full stop
   */
  public String description() {
    return description;
  }
}
