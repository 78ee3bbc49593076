package org.caunoi.sweep;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plausible values for what a route leaves open: the variables of its path, the shape of its body.
 */
final class Fill {

  static final String PROCEDURE = "2.000635";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([^}:]+)[^}]*}");

  private static final Pattern SESSIONS = Pattern.compile("sessions?/\\{id}");

  /** A body that is right in every field, where the shape alone does not tell. */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry(
              "POST /api/v1/dossiers",
              """
              {"procedureCode": "2.000635", "answers": {"forWhom": "self"},
               "applicant": {"fullName": "Nguyễn Thử Nghiệm", "personalId": "001199000001",
                 "birthDate": "1999-03-02", "sex": "male", "phone": "0900000001",
                 "email": "thu@example.invalid", "address": "Số 1 phố Thử", "communeCode": "00070"},
               "form": {"copies": "1"}, "returnBy": "counter"}
              """),
          Map.entry(
              "POST /api/v1/procedures/{code}/checklists",
              """
              {"answers": {"forWhom": "self"}, "channel": "online"}
              """),
          Map.entry(
              "POST /api/v1/calendar/due-dates",
              """
              {"acceptedAt": "2026-02-02T08:00:00+07:00",
               "term": {"strategy": "same-day-cutoff", "amount": 1, "cutoff": "15:00"},
               "pauses": [{"from": "2026-02-03T08:00:00+07:00", "to": "2026-02-04T08:00:00+07:00"}]}
              """),
          Map.entry(
              "POST /api/v1/dossiers/{code}/supplement-requests",
              """
              {"reasons": [{"component": "form", "text": "Thử"}]}
              """),
          Map.entry(
              "POST /api/v1/dossiers/{code}/extensions",
              """
              {"day": "2027-12-07", "reason": "Thử"}
              """),
          Map.entry(
              "POST /api/v1/dossiers/{code}/payment-requests",
              """
              {"amount": "250.000", "reason": "Thử"}
              """),
          Map.entry(
              "POST /api/v1/dossiers/{code}/payments",
              """
              {"receipt": "THU-1"}
              """),
          Map.entry(
              "POST /api/v1/dossiers/{code}/assignments",
              """
              {"assignee": "01890000-0000-7000-8000-000000000000", "note": "Thử"}
              """),
          Map.entry(
              "POST /api/v1/dossiers/{code}/returns",
              """
              {"personalId": "001199000001", "code": "123456"}
              """),
          Map.entry(
              "POST /api/v1/assistance-sessions",
              """
              {"personalId": "001199000001"}
              """),
          Map.entry(
              "POST /api/v1/dossiers/{code}/apology-confirmations",
              """
              {"edition": 1}
              """));

  private Fill() {}

  /** What exists: a dossier by its code and an open session of the clerk. */
  record Real(String dossier, String session) {

    static final Real NONE =
        new Real("H26.999-000000-0000", "00000000-0000-7000-8000-000000000000");
  }

  /**
   * The path with values of the right kind; what exists where a dossier or a session is asked for.
   */
  static String path(Route route, Real real) {
    return path(route, variable -> value(route, variable, real));
  }

  static String path(Route route, Function<String, String> values) {
    Matcher variable = VARIABLE.matcher(route.path());
    return variable.replaceAll(found -> Matcher.quoteReplacement(values.apply(found.group(1))));
  }

  private static String value(Route route, String variable, Real real) {
    if (variable.equals("code")) {
      return route.path().contains("/procedures/") ? PROCEDURE : real.dossier();
    }
    if (variable.equals("id") && SESSIONS.matcher(route.path()).find()) {
      return real.session();
    }
    for (MethodParameter parameter : route.parameters()) {
      if (variable.equals(parameter.getParameterName())
          && parameter.hasParameterAnnotation(PathVariable.class)) {
        Class<?> type = parameter.getParameterType();
        if (type == UUID.class) {
          return UUID.randomUUID().toString();
        }
        if (type == int.class || type == Integer.class) {
          return "1";
        }
      }
    }
    return variable.equals("component") ? "mandate" : "thu";
  }

  static JsonNode body(Route route) {
    String known = BODIES.get(route.toString());
    if (known != null) {
      return JSON.readTree(known);
    }
    return route
        .body()
        .map(body -> shape(body.getGenericParameterType()))
        .orElse(NODES.objectNode());
  }

  /** An example of a type: each field there, each of its own kind. */
  private static JsonNode shape(Type type) {
    if (type instanceof ParameterizedType generic) {
      Class<?> raw = (Class<?>) generic.getRawType();
      Type[] arguments = generic.getActualTypeArguments();
      if (Map.class.isAssignableFrom(raw)) {
        return NODES.objectNode().set("phone", shape(arguments[1]));
      }
      if (Collection.class.isAssignableFrom(raw)) {
        return NODES.arrayNode().add(shape(arguments[0]));
      }
      return shape(raw);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      ObjectNode object = NODES.objectNode();
      for (RecordComponent component : plain.getRecordComponents()) {
        boolean law = component.getName().equals("ground") && component.getType() == String.class;
        object.set(
            component.getName(),
            law ? NODES.stringNode("Luật Thử") : shape(component.getGenericType()));
      }
      return object;
    }
    if (plain.isEnum()) {
      return NODES.stringNode(((Enum<?>) plain.getEnumConstants()[0]).name());
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return NODES.booleanNode(true);
    }
    if (plain.isPrimitive() || Number.class.isAssignableFrom(plain)) {
      return NODES.numberNode(1);
    }
    return NODES.stringNode(plain == UUID.class ? UUID.randomUUID().toString() : "Thử");
  }
}
