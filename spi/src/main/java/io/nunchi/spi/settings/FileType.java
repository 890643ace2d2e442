package io.nunchi.spi.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The path of a file or folder, for which a form opens a file chooser. The path is not looked up:
 * settings are checked on machines that do not have the file.
 *
 * <p>Immutable; any thread.
 *
 * @since 1.0
 */
public final class FileType implements SettingType<Path> {

  private final boolean folder;
  private final String form;
  private final List<String> extensions;

  private FileType(boolean folder, String form, List<String> extensions) {
    this.folder = folder;
    this.form = Objects.requireNonNull(form, "form");
    this.extensions = List.copyOf(extensions);
  }

  /**
   * The path of a file.
   *
   * @param form the kind of file, in words, such as {@code an ONNX model}
   * @param extensions the allowed ends of its name, such as {@code .onnx}; none allows all
   * @return the type
   */
  public static FileType file(String form, String... extensions) {
    return new FileType(false, form, List.of(extensions));
  }

  /**
   * The path of a folder.
   *
   * @param form the kind of folder, in words, such as {@code a model folder}
   * @return the type
   */
  public static FileType folder(String form) {
    return new FileType(true, form, List.of());
  }

  /**
   * The allowed ends of a file's name.
   *
   * @return such as {@code .onnx}; empty if all are allowed
   */
  public List<String> extensions() {
    return extensions;
  }

  @Override
  public String kind() {
    return folder ? "folder" : "file";
  }

  @Override
  public String description() {
    return "the path of "
        + form
        + (extensions.isEmpty() ? "" : " (" + String.join(", ", extensions) + ")");
  }

  @Override
  public Path parse(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("no path");
    }
    return Path.of(text);
  }

  @Override
  public String format(Path value) {
    return value.toString();
  }

  @Override
  public Optional<String> problemWith(Path value) {
    String name = value.toString().toLowerCase(Locale.ROOT);
    boolean fits =
        extensions.isEmpty()
            || extensions.stream().anyMatch(end -> name.endsWith(end.toLowerCase(Locale.ROOT)));
    return fits
        ? Optional.empty()
        : Optional.of(value + " does not end in " + String.join(" or ", extensions));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileType that
        && folder == that.folder
        && form.equals(that.form)
        && extensions.equals(that.extensions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(folder, form, extensions);
  }

  @Override
  public String toString() {
    return "FileType[" + description() + "]";
  }
}
