//! Milestones as people type them: `アポ=12/4`, `written notice=2026-12-18 [E4]`.

use fushime_core::event::milestone::MilestonePlan;
use fushime_core::event::terms::EvidenceKind;
use fushime_core::ids::AccountId;
use fushime_core::stage_word::stage_in;
use fushime_core::words::Words;

use super::failure::Failure;
use super::session::Session;

impl Session<'_> {
    /// Reads a milestone: its name, `=`, its date, and `[E4,E5]` for the evidence it needs.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when the name, the date or the evidence cannot be read.
    pub fn milestone_plan(
        &mut self,
        field: &str,
        text: &str,
        account: Option<AccountId>,
    ) -> Result<MilestonePlan, Failure> {
        let narrow = text.replace('＝', "=").replace('［', "[").replace('］', "]");
        let (narrow, evidence) =
            match narrow.trim().strip_suffix(']').and_then(|t| t.rsplit_once('[')) {
                Some((rest, kinds)) => (rest.to_owned(), self.evidence_kinds(field, kinds)?),
                None => (narrow, Vec::new()),
            };
        let Some((name, day)) = narrow.rsplit_once('=').filter(|(name, _)| !name.trim().is_empty())
        else {
            let values = [("field", field.to_owned().into()), ("given", text.to_owned().into())];
            return Err(self.usage("milestone-unread", &values));
        };
        let due = self.due(field, day.trim(), account)?;
        Ok(MilestonePlan { name: Words::new(name), due, stage: stage_in(name), evidence })
    }

    fn evidence_kinds(&self, field: &str, text: &str) -> Result<Vec<EvidenceKind>, Failure> {
        let kinds =
            text.split([',', '、', ' ', '，']).map(str::trim).filter(|kind| !kind.is_empty());
        kinds.map(|kind| self.choice(field, kind)).collect()
    }
}
