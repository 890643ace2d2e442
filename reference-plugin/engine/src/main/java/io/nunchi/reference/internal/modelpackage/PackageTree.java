package io.nunchi.reference.internal.modelpackage;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks at everything in a package before any of it is read. The person who names a directory also
 * trusts the places to which its links lead, as package stores and Kubernetes lay files out; a zip
 * holds no links.
 */
final class PackageTree {

  private final Path directory;
  private final List<Problem> problems = new ArrayList<>();
  private final EntryNames names;
  private int entries;
  private long bytes;

  private PackageTree(Path directory) {
    this.directory = directory;
    this.names = new EntryNames(directory.toString());
  }

  /** Refuses a package with special files, broken links, too many files or too deep folders. */
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
    BasicFileAttributes target = attributes.isSymbolicLink() ? follow(child) : attributes;
    if (target == null) {
      return;
    }
    if (target.isRegularFile()) {
      count(target.size());
    } else if (!target.isDirectory()) {
      refuse(child, "neither a file nor a folder");
    }
  }

  /** Looks where a link leads. Linked folders are not searched: the manifest names what is read. */
  private @Nullable BasicFileAttributes follow(Path link) throws IOException {
    Path target;
    try {
      target = link.toRealPath();
    } catch (NoSuchFileException e) {
      refuse(link, "a symbolic link that leads nowhere");
      return null;
    } catch (FileSystemException e) {
      refuse(link, "a symbolic link that cannot be followed: " + e.getMessage());
      return null;
    }
    if (Objects.requireNonNull(link.getParent()).toRealPath().startsWith(target)) {
      refuse(link, "a symbolic link to a folder that it lies in");
      return null;
    }
    return Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private void count(long size) throws ModelRefusedException {
    bytes += size;
    if (bytes > PackageLimits.MAX_BYTES) {
      throw tooMany("more than " + PackageLimits.MAX_BYTES + " bytes");
    }
  }

  private void refuse(Path child, String found) {
    problems.add(
        Problem.of(ReferenceErrors.PACKAGE_LINK, "a model package cannot hold this")
            .expected("files, folders, and symbolic links that lead to some")
            .found(found)
            .where(child.toString())
            .fix("remove it, or replace it by a copy of the file"));
  }

  private ModelRefusedException tooMany(String found) {
    return new ModelRefusedException(
        Problem.of(ReferenceErrors.PACKAGE_TOO_LARGE, "this is not a model package")
            .expected(
                "at most "
                    + PackageLimits.MAX_ENTRIES
                    + " files and folders, "
                    + PackageLimits.MAX_DEPTH
                    + " folders deep, "
                    + PackageLimits.MAX_BYTES
                    + " bytes")
            .found(found)
            .where(directory.toString())
            .fix("point at the directory of one model"));
  }
}
