package io.nunchi.reference.internal.modelpackage;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at everything in a package before any of it is read. A link would bring in a file from
 * elsewhere: a symbolic link by its name, a hard link without a trace in its name.
 */
final class PackageTree {

  private final Path directory;
  private final boolean countsLinks;
  private final List<Problem> problems = new ArrayList<>();
  private final EntryNames names;
  private int entries;
  private long bytes;

  private PackageTree(Path directory) {
    this.directory = directory;
    this.countsLinks = directory.getFileSystem().supportedFileAttributeViews().contains("unix");
    this.names = new EntryNames(directory.toString());
  }

  /** Refuses a package with links, special files, too many files or too deep folders. */
  static void check(Path directory) throws ModelRefusedException {
    if (!Files.isDirectory(directory)) {
      throw new ModelRefusedException(
          Problem.of(ReferenceErrors.PACKAGE_DIRECTORY, "there is no such model package")
              .expected("a directory with model.json and an ONNX file, or a zip of one")
              .found(Files.exists(directory) ? "something else" : "nothing")
              .where(directory.toString())
              .fix("correct the path, or make the package with: nunchi models add"));
    }
    PackageTree tree = new PackageTree(directory);
    try {
      tree.visit(directory, 1);
    } catch (IOException unreadable) {
      throw PackageFiles.unreadable(directory, unreadable);
    }
    if (!tree.problems.isEmpty()) {
      throw new ModelRefusedException(tree.problems);
    }
  }

  private void visit(Path folder, int depth) throws IOException, ModelRefusedException {
    if (depth > PackageLimits.MAX_DEPTH) {
      throw tooMany("folders nested deeper than " + PackageLimits.MAX_DEPTH);
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        entries++;
        if (entries > PackageLimits.MAX_ENTRIES) {
          throw tooMany("more than " + PackageLimits.MAX_ENTRIES + " files and folders");
        }
        visitChild(child, depth);
      }
    }
  }

  private void visitChild(Path child, int depth) throws IOException, ModelRefusedException {
    BasicFileAttributes attributes =
        Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    String name = directory.relativize(child).toString().replace(File.separatorChar, '/');
    if (attributes.isDirectory()) {
      names.addFolder(name).ifPresent(problems::add);
      visit(child, depth + 1);
      return;
    }
    names.addFile(name).ifPresent(problems::add);
    bytes += attributes.size();
    if (bytes > PackageLimits.MAX_BYTES) {
      throw tooMany("more than " + PackageLimits.MAX_BYTES + " bytes");
    }
    if (attributes.isSymbolicLink()) {
      refuse(child, "a symbolic link");
    } else if (!attributes.isRegularFile()) {
      refuse(child, "neither a file nor a folder");
    } else if (countsLinks
        && Files.getAttribute(child, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
            instanceof Integer links
        && links > 1) {
      refuse(child, "a file with " + links + " hard links");
    }
  }

  private void refuse(Path child, String found) {
    problems.add(linkProblem(child.toString(), found));
  }

  static Problem linkProblem(String where, String found) {
    return Problem.of(ReferenceErrors.PACKAGE_LINK, "a model package holds files of its own only")
        .expected("plain files and folders")
        .found(found)
        .where(where)
        .fix("replace it by a copy of the file");
  }

  private ModelRefusedException tooMany(String found) {
    return new ModelRefusedException(
        Problem.of(ReferenceErrors.PACKAGE_TOO_LARGE, "this is not a model package")
            .expected(
                "at most %d files and folders, %d folders deep, %d bytes"
                    .formatted(
                        PackageLimits.MAX_ENTRIES,
                        PackageLimits.MAX_DEPTH,
                        PackageLimits.MAX_BYTES))
            .found(found)
            .where(directory.toString())
            .fix("point at the directory of one model"));
  }
}
