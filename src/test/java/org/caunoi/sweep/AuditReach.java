package org.caunoi.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.AnnotationVisitor;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/**
 * Which audit rows a method of ours can leave, read from the compiled classes: whatever it calls,
 * whoever implements that. An act counts where the method that names it also gets to the audit log.
 */
final class AuditReach {

  private static final Path CLASSES = Path.of("target/classes/org/caunoi");
  private static final Path WORDS = Path.of("src/main/resources/i18n");
  private static final Pattern WORD = Pattern.compile("^audit\\.act\\.([a-z-]+) *=");
  private static final String LOG = "org/caunoi/audit/AuditLog.write";
  private static final String LOOK = LOG + "Look";
  private static final String SQL = "audit.write(";
  private static final String TRANSACTIONAL =
      "Lorg/springframework/transaction/annotation/Transactional;";

  /** Enums whose constants are acts, and how their rows begin. */
  private static final Map<String, String> ENUMS =
      Map.of(
          "org/caunoi/dossier/ActKind", "dossier-",
          "org/caunoi/custody/CustodyAct", "custody-",
          "org/caunoi/assistance/SessionEventKind", "session-");

  private final Map<String, Code> methods = new HashMap<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, Set<String>> heirs = new HashMap<>();
  private final Map<String, Set<String>> listeners = new HashMap<>();
  private final Map<String, Boolean> writes = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Set<String> transactional = new HashSet<>();

  AuditReach() throws IOException {
    try (Stream<Path> bundles = Files.list(WORDS)) {
      for (Path bundle :
          bundles.filter(file -> file.toString().endsWith("_en.properties")).toList()) {
        Files.readAllLines(bundle).stream()
            .map(WORD::matcher)
            .filter(Matcher::find)
            .forEach(word -> known.add(word.group(1)));
      }
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(CLASSES)) {
      files = all.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        new ClassReader(in).accept(new Reading(), ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
      }
    }
  }

  /**
   * The acts of a handler, sorted; one that its data names ends in a star, and an event whose
   * listeners leave rows begins with a plus.
   */
  Set<String> acts(java.lang.reflect.Method handler) {
    return acts(
        List.of(
            Type.getInternalName(handler.getDeclaringClass())
                + "."
                + handler.getName()
                + Type.getMethodDescriptor(handler)));
  }

  /** What comes of each event, by the name it has among the acts. */
  Map<String, Set<String>> ofEvents() {
    Map<String, Set<String>> all = new TreeMap<>();
    listeners.forEach(
        (event, heard) -> {
          Set<String> acts = acts(heard);
          if (!acts.isEmpty()) {
            all.put(named(event), acts);
          }
        });
    return all;
  }

  private Set<String> acts(Collection<String> starts) {
    Set<String> acts = new TreeSet<>();
    for (String method : reached(starts)) {
      Code code = methods.get(method);
      if (code != null && !code.acts.isEmpty() && writes(method)) {
        acts.addAll(code.acts);
      }
      if (code != null) {
        code.events.stream().filter(this::leaves).map(AuditReach::named).forEach(acts::add);
      }
    }
    return acts;
  }

  /** Whether somebody who listens writes anything down. */
  private boolean leaves(String event) {
    return listeners.getOrDefault(event, Set.of()).stream().anyMatch(this::writes);
  }

  private static String named(String event) {
    return "+" + event.substring(event.lastIndexOf('/') + 1);
  }

  /**
   * Methods that call the audit log on a way that no transaction was begun on: from whatever nobody
   * of ours calls, such as a handler or a job. A class that calls its own transactional method
   * passes by what begins the transaction.
   */
  Set<String> alone() {
    Map<String, Set<String>> bare = new HashMap<>();
    Set<String> called = new HashSet<>();
    methods.forEach(
        (from, code) -> {
          Set<String> next = bare.computeIfAbsent(from, key -> new HashSet<>());
          for (String to : next(code)) {
            called.add(to);
            boolean begun =
                (isTransactional(to) && !owner(to).equals(owner(from)))
                    || (code.begins && to.contains(".lambda$"));
            if (!begun) {
              next.add(to);
            }
          }
        });
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    methods.keySet().stream()
        .filter(method -> !called.contains(method) && !isTransactional(method))
        .forEach(open::push);
    Set<String> alone = new TreeSet<>();
    while (!open.isEmpty()) {
      String method = open.pop();
      if (seen.add(method)) {
        if (known(method).logs) {
          alone.add(readable(method));
        }
        bare.getOrDefault(method, Set.of()).forEach(open::push);
      }
    }
    return alone;
  }

  /** Methods that write a look down, which may have a transaction of its own. */
  Set<String> looks() {
    Set<String> looks = new TreeSet<>();
    methods.forEach(
        (method, code) -> {
          if (code.looks) {
            looks.add(readable(method));
          }
        });
    return looks;
  }

  private static String readable(String method) {
    return method.substring("org/caunoi/".length(), method.indexOf('(')).replace('/', '.');
  }

  /** Who is called, whoever implements it, and who hears the events in the same transaction. */
  private Set<String> next(Code code) {
    Set<String> next = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(code.calls);
    code.events.forEach(event -> next.addAll(listeners.getOrDefault(event, Set.of())));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String method = open.pop();
      if (!seen.add(method)) {
        continue;
      }
      String parent = parents.get(owner(method));
      if (methods.containsKey(method)) {
        next.add(method);
      } else if (parent != null && parent.startsWith("org/caunoi/")) {
        open.push(parent + method.substring(owner(method).length()));
      }
      for (String heir : heirs.getOrDefault(owner(method), Set.of())) {
        open.push(heir + method.substring(owner(method).length()));
      }
    }
    return next;
  }

  private Code known(String method) {
    return Objects.requireNonNull(methods.get(method));
  }

  private boolean isTransactional(String method) {
    return known(method).transactional || transactional.contains(owner(method));
  }

  private static String owner(String method) {
    return method.substring(0, method.indexOf('.'));
  }

  private boolean writes(String method) {
    return writes.computeIfAbsent(
        method,
        start ->
            reached(List.of(start)).stream()
                .map(methods::get)
                .anyMatch(code -> code != null && code.writes));
  }

  private Set<String> reached(Collection<String> starts) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(starts);
    while (!open.isEmpty()) {
      String method = open.pop();
      Code code = methods.get(method);
      if (!seen.add(method)) {
        continue;
      }
      if (code != null) {
        code.calls.forEach(open::push);
      }
      int dot = method.indexOf('.');
      String parent = parents.get(method.substring(0, dot));
      if (code == null && parent != null && parent.startsWith("org/caunoi/")) {
        open.push(parent + method.substring(dot));
      }
      for (String heir : heirs.getOrDefault(method.substring(0, dot), Set.of())) {
        open.push(heir + method.substring(dot));
      }
    }
    return seen;
  }

  /** What one method holds. */
  private static final class Code {
    private final List<String> calls = new ArrayList<>();
    private final Set<String> acts = new HashSet<>();
    private final Set<String> made = new HashSet<>();
    private final Set<String> events = new HashSet<>();
    private boolean writes;
    private boolean logs;
    private boolean looks;
    private boolean begins;
    private boolean transactional;
  }

  private final class Reading extends ClassVisitor {

    private String name = "";

    Reading() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version, int access, String own, String sign, String parent, String[] interfaces) {
      name = own;
      parents.put(own, parent);
      heirs.computeIfAbsent(parent, key -> new HashSet<>()).add(own);
      for (String one : interfaces) {
        heirs.computeIfAbsent(one, key -> new HashSet<>()).add(own);
      }
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
      if (annotation.equals(TRANSACTIONAL)) {
        transactional.add(name);
      }
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String type, String sign, String[] thrown) {
      String full = name + "." + method + type;
      Code code = new Code();
      methods.put(full, code);
      return new Body(full, type, code);
    }
  }

  private final class Body extends MethodVisitor {

    private final String full;
    private final String type;
    private final Code code;

    Body(String full, String type, Code code) {
      super(Opcodes.ASM9);
      this.full = full;
      this.type = type;
      this.code = code;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
      code.transactional |= annotation.equals(TRANSACTIONAL);
      code.transactional |= annotation.endsWith("ApplicationModuleListener;");
      if (annotation.endsWith("EventListener;")) {
        for (Type event : Type.getArgumentTypes(type)) {
          listeners.computeIfAbsent(event.getInternalName(), key -> new HashSet<>()).add(full);
        }
      }
      return null;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String method, String itsType, boolean ofInterface) {
      if (method.equals("publishEvent")) {
        code.events.addAll(code.made);
      }
      boolean logs = (owner + "." + method).equals(LOG);
      boolean looks = (owner + "." + method).equals(LOOK);
      code.logs |= logs;
      code.looks |= looks;
      code.writes |= logs || looks;
      code.begins |= owner.startsWith("org/springframework/transaction/support/Transaction");
      if (owner.startsWith("org/caunoi/")) {
        code.calls.add(owner + "." + method + itsType);
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String method, String itsType, Handle bootstrap, Object... arguments) {
      for (Object argument : arguments) {
        if (argument instanceof Handle of && of.getOwner().startsWith("org/caunoi/")) {
          code.calls.add(of.getOwner() + "." + of.getName() + of.getDesc());
        }
        if (argument instanceof String recipe && recipe.matches("[a-z]+(-[a-z]+)*-\u0001")) {
          String stem = recipe.substring(0, recipe.length() - 1);
          if (known.stream().anyMatch(act -> act.startsWith(stem))) {
            code.acts.add(stem + "*");
          }
        }
      }
    }

    @Override
    public void visitTypeInsn(int opcode, String made) {
      if (opcode == Opcodes.NEW) {
        code.made.add(made);
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String itsType) {
      String stem = ENUMS.get(owner);
      String act = stem + field.toLowerCase(Locale.ROOT).replace('_', '-');
      if (stem != null && known.contains(act)) {
        code.acts.add(act);
      }
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof String text) {
        code.writes |= text.contains(SQL);
        if (known.contains(text)) {
          code.acts.add(text);
        }
      }
    }
  }
}
