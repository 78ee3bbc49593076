package org.caunoi.network.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.network.DecideUnitChange;
import org.caunoi.network.NewUnit;
import org.caunoi.network.ProposeUnitChange;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where two administrators make and rename units. */
@Controller
class UnitChangePages {

  private final ProposeUnitChange proposing;
  private final DecideUnitChange deciding;
  private final UnitChangeWords words;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  UnitChangePages(
      ProposeUnitChange proposing,
      DecideUnitChange deciding,
      UnitChangeWords words,
      Frames frames) {
    this.proposing = proposing;
    this.deciding = deciding;
    this.words = words;
    this.frames = frames;
  }

  @GetMapping("/unit-changes")
  @Requires(Permission.MANAGE_PEOPLE)
  View show(HttpServletRequest request, SignedIn who) {
    return page(request, who, UnitForm.empty(), null, "");
  }

  @PostMapping("/unit-changes/creations")
  @Requires(Permission.MANAGE_PEOPLE)
  View create(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String parent,
      @RequestParam(defaultValue = "") String commune) {
    NewUnit unit = new NewUnit(code.strip(), name.strip(), kind, parent.strip(), commune.strip());
    return act(
        request,
        who,
        new UnitForm(unit.code(), unit.name(), kind, unit.parent(), unit.commune(), "", ""),
        "",
        "unit-change-proposed",
        () -> proposing.create(who, unit));
  }

  @PostMapping("/unit-changes/renamings")
  @Requires(Permission.MANAGE_PEOPLE)
  View rename(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String name) {
    return act(
        request,
        who,
        new UnitForm("", "", "", "", "", unit, name),
        "new-",
        "unit-change-proposed",
        () -> proposing.rename(who, unit, name));
  }

  @PostMapping("/unit-changes/{change}/approvals")
  @Requires(Permission.MANAGE_PEOPLE)
  View approve(HttpServletRequest request, SignedIn who, @PathVariable UUID change) {
    return act(
        request,
        who,
        UnitForm.empty(),
        "change-" + change,
        "unit-change-approved",
        () -> deciding.approve(who, change));
  }

  @PostMapping("/unit-changes/{change}/rejections")
  @Requires(Permission.MANAGE_PEOPLE)
  View reject(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID change,
      @RequestParam(defaultValue = "") String reason) {
    return act(
        request,
        who,
        UnitForm.empty(),
        "change-" + change,
        "unit-change-rejected",
        () -> deciding.reject(who, change, reason));
  }

  /**
   * @param place what stands before the name of a wrong field, or the place of the act itself
   */
  private View act(
      HttpServletRequest request,
      SignedIn who,
      UnitForm form,
      String place,
      String notice,
      Runnable step) {
    try {
      step.run();
      return new RedirectView("/unit-changes?notice=" + notice);
    } catch (Refused refused) {
      return page(request, who, form, refused, place);
    }
  }

  private View page(
      HttpServletRequest request,
      SignedIn who,
      UnitForm form,
      @Nullable Refused refused,
      String place) {
    Shell shell = frames.of(request, "unitChanges.title").withRequestPath("/unit-changes");
    FieldErrors errors =
        refused == null
            ? FieldErrors.none()
            : FieldErrors.told(refused, field(refused, place), shell.t());
    return Page.of(
        refused == null ? HttpStatus.OK : ProblemAdvice.status(refused.kind()),
        templates.networkUnitChanges(
            shell.withErrors(errors), words.view(who, form, shell.t()), errors));
  }

  private static String field(Refused refused, String place) {
    if (place.startsWith("change-")) {
      return place;
    }
    return place + FieldErrors.field(refused, "name");
  }
}
