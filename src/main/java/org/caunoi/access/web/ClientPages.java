package org.caunoi.access.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.caunoi.access.ConfirmClient;
import org.caunoi.access.EndClient;
import org.caunoi.access.Frames;
import org.caunoi.access.NavEntry;
import org.caunoi.access.Permission;
import org.caunoi.access.RegisterClient;
import org.caunoi.access.RegisterClient.Registered;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.access.SystemClients;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.NoticeView;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The administrators' page: which other systems speak to the house, and what each may do. */
@Controller
@RequestMapping("/system-clients")
class ClientPages {

  private final SystemClients clients;
  private final RegisterClient registering;
  private final ConfirmClient confirming;
  private final EndClient ending;
  private final ClientWords words;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  ClientPages(
      SystemClients clients,
      RegisterClient registering,
      ConfirmClient confirming,
      EndClient ending,
      ClientWords words,
      Frames frames) {
    this.clients = clients;
    this.registering = registering;
    this.confirming = confirming;
    this.ending = ending;
    this.words = words;
    this.frames = frames;
  }

  @Bean
  static NavEntry clientsEntry() {
    return new NavEntry(75, "/system-clients", "clients.title", "globe", Permission.MANAGE_PEOPLE);
  }

  @GetMapping
  @Requires(Permission.MANAGE_PEOPLE)
  View list(HttpServletRequest request, SignedIn who) {
    return page(request, who, HttpStatus.OK, ClientForm.EMPTY, FieldErrors.none(), null);
  }

  /** The token stands in the answer this once; a reload does not bring it again. */
  @PostMapping
  @Requires(Permission.MANAGE_PEOPLE)
  View register(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") List<String> scopes,
      @RequestParam(defaultValue = "") String authority) {
    ClientForm form = new ClientForm(name.strip(), scopes, authority.strip());
    try {
      Registered registered =
          registering.register(
              who,
              form.name(),
              ClientWords.scopes(scopes),
              form.authority().isEmpty() ? null : form.authority());
      Texts t = frames.texts(request);
      return page(
          request,
          who,
          HttpStatus.OK,
          ClientForm.EMPTY,
          FieldErrors.none(),
          new NoticeView(
              Tone.SUCCESS,
              t.get("clients.registered"),
              t.get("clients.token", registered.token())));
    } catch (Refused refused) {
      String field =
          refused.errors().isEmpty() ? "name" : refused.errors().getFirst().pointer().substring(1);
      return refused(request, who, form, field, refused);
    }
  }

  @PostMapping("/{id}/confirmations")
  @Requires(Permission.MANAGE_PEOPLE)
  View confirm(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    try {
      confirming.confirm(who, id);
      return new RedirectView("/system-clients?notice=client-confirmed");
    } catch (Refused refused) {
      return refused(request, who, ClientForm.EMPTY, "client-" + id, refused);
    }
  }

  @PostMapping("/{id}/endings")
  @Requires(Permission.MANAGE_PEOPLE)
  View end(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason) {
    try {
      ending.end(who, id, reason);
      return new RedirectView("/system-clients?notice=client-ended");
    } catch (Refused refused) {
      return refused(request, who, ClientForm.EMPTY, "reason-" + id, refused);
    }
  }

  private View refused(
      HttpServletRequest request, SignedIn who, ClientForm form, String field, Refused refused) {
    if (refused.kind() == Refused.Kind.NOT_FOUND) {
      throw refused;
    }
    FieldErrors errors = FieldErrors.of(field, ClientWords.refusal(frames.texts(request), refused));
    return page(request, who, ProblemAdvice.status(refused.kind()), form, errors, null);
  }

  private Page page(
      HttpServletRequest request,
      SignedIn who,
      HttpStatus status,
      ClientForm form,
      FieldErrors errors,
      @Nullable NoticeView token) {
    Texts t = frames.texts(request);
    Shell shell =
        frames.of(request, "clients.title").withErrors(errors).withRequestPath("/system-clients");
    List<Choice> scopes =
        RegisterClient.offered().stream()
            .map(one -> new Choice(one.name(), t.get("scope." + one)))
            .toList();
    return Page.of(
        status,
        templates.accessClients(
            token == null ? shell : shell.withNotice(token),
            clients.list().stream().map(one -> words.line(one, who, t)).toList(),
            form,
            scopes,
            errors));
  }
}
