package io.nunchi.loading.internal.plugin;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Finds classes that can end the process, by the methods in their constant pools (JVMS 4.4); loads
 * no class. Calls by reflection and from native code stay unseen.
 */
final class ExitCalls {

  private static final int MAGIC = 0xCAFEBABE;
  private static final Set<String> ENDING =
      Set.of("java/lang/System.exit", "java/lang/Runtime.exit", "java/lang/Runtime.halt");

  private ExitCalls() {}

  /** The classes of a jar that can end the process, sorted; skips malformed classes. */
  static List<String> in(JarFile jar) throws IOException {
    List<String> classes = new ArrayList<>();
    for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
      JarEntry entry = entries.nextElement();
      String name = entry.getName();
      if (name.endsWith(".class") && endsProcess(jar, entry)) {
        classes.add(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
      }
    }
    classes.sort(null);
    return classes;
  }

  private static boolean endsProcess(JarFile jar, JarEntry entry) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(jar.getInputStream(entry)))) {
      return in.readInt() == MAGIC && new Pool(in).namesOneOf(ENDING);
    } catch (EOFException | UTFDataFormatException e) {
      return false; // the JVM will not take it for a class either
    }
  }

  /** The methods of a constant pool; of other entries it reads only the length. */
  private static final class Pool {

    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<Integer, Integer> classNames = new HashMap<>();
    private final Map<Integer, Integer> memberNames = new HashMap<>();
    private final List<int[]> methods = new ArrayList<>();

    Pool(DataInputStream in) throws IOException {
      in.readInt(); // the version of the class file
      int count = in.readUnsignedShort();
      for (int index = 1; index < count; index++) {
        if (readEntry(in, index)) {
          index++; // long and double take two places
        }
      }
    }

    private boolean readEntry(DataInputStream in, int index) throws IOException {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.put(index, in.readUTF());
        case 7 -> classNames.put(index, in.readUnsignedShort());
        case 10 -> methods.add(new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
        case 12 -> {
          memberNames.put(index, in.readUnsignedShort());
          in.readUnsignedShort();
        }
        case 8, 16, 19, 20 -> in.readUnsignedShort();
        case 15 -> in.skipNBytes(3);
        case 5, 6 -> in.skipNBytes(8);
        default -> in.skipNBytes(4);
      }
      return tag == 5 || tag == 6;
    }

    boolean namesOneOf(Set<String> wanted) {
      return methods.stream()
          .anyMatch(
              method ->
                  wanted.contains(
                      texts.get(classNames.get(method[0]))
                          + "."
                          + texts.get(memberNames.get(method[1]))));
    }
  }
}
