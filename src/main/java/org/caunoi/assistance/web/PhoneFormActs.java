package org.caunoi.assistance.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.assistance.AnswerOnPhone;
import org.caunoi.assistance.AnswerOnPhone.Answered;
import org.caunoi.assistance.AnswerOnPhone.Way;
import org.caunoi.assistance.Clash;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused.FieldError;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The citizen answers the form on their own screen, question by question. */
@Controller
@RequestMapping(CitizenScreenPages.HERE)
class PhoneFormActs {

  private final CitizenScreen screen;
  private final AnswerOnPhone answers;
  private final Frames frames;

  PhoneFormActs(CitizenScreen screen, AnswerOnPhone answers, Frames frames) {
    this.screen = screen;
    this.answers = answers;
    this.frames = frames;
  }

  /**
   * One answer, under the name the same field has at the counter.
   *
   * @param go {@code next}, {@code back} or {@code skip}
   * @param seen number of the save the page showed
   */
  @Requires(Permission.OPEN)
  @PostMapping("/answers")
  View answer(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String tag,
      @RequestParam(defaultValue = "") String field,
      @RequestParam(defaultValue = "0") int seen,
      @RequestParam(defaultValue = "next") String go,
      @RequestParam Map<String, String> sent) {
    Texts t = frames.texts(request);
    return screen.after(
        request,
        response,
        tag,
        "",
        session ->
            told(
                field,
                go.equals("skip")
                    ? answers.skip(session, field)
                    : keep(session, field, seen, go, sent),
                t));
  }

  private Answered keep(UUID session, String field, int seen, String go, Map<String, String> sent) {
    // A box that is not ticked sends only that it was there.
    String value = sent.getOrDefault("form." + field, sent.containsKey("box") ? "false" : "");
    return answers.answer(session, field, value, seen, go.equals("back") ? Way.BACK : Way.NEXT);
  }

  private static Telling told(String field, Answered answered, Texts t) {
    Clash clash = answered.clash();
    if (clash != null) {
      return Telling.field(HttpStatus.CONFLICT, field, told(clash, t));
    }
    FieldError error = answered.error();
    return error == null
        ? Telling.nothing()
        : Telling.field(
            HttpStatus.UNPROCESSABLE_CONTENT,
            field,
            t.get("error." + error.code(), error.args().toArray()));
  }

  private static String told(Clash clash, Texts t) {
    return clash.mine().isBlank()
        ? t.get("screen.question.changed")
        : t.get("screen.question.clash", clash.mine());
  }

  /** Back to one question, from the list of answers. */
  @Requires(Permission.OPEN)
  @PostMapping("/questions")
  View question(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String tag,
      @RequestParam(defaultValue = "") String field) {
    return screen.after(
        request,
        response,
        tag,
        "",
        session -> {
          answers.goTo(session, field);
          return Telling.nothing();
        });
  }
}
