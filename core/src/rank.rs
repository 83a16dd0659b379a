//! Titles to rank numbers: who stands where, so that the right senior goes to the right person.
//!
//! Source: domain notes 5.1. The order below 常務 varies from firm to firm, so a person can always
//! write another number beside the title.

use fushime_wording::fold_width;

/// The ladder, the longer title before the shorter one it contains.
const LADDER: &[(&str, u8)] = &[
    ("副会長", 98),
    ("会長", 100),
    ("副社長", 90),
    ("支社長", 65),
    ("社長", 95),
    ("代表取締役", 95),
    ("頭取", 95),
    ("専務", 85),
    ("常務", 80),
    ("監査役", 72),
    ("相談役", 72),
    ("顧問", 72),
    ("取締役", 75),
    ("執行役員", 70),
    ("役員待遇", 68),
    ("理事", 68),
    ("フェロー", 68),
    ("本部長", 65),
    ("事業部長", 65),
    ("副部長", 57),
    ("部長代理", 57),
    ("担当部長", 57),
    ("部次長", 55),
    ("次長", 55),
    ("工場長", 60),
    ("支店長", 60),
    ("室長", 60),
    ("参与", 60),
    ("部長", 60),
    ("課長代理", 47),
    ("課長補佐", 47),
    ("副課長", 47),
    ("課長", 50),
    ("所長", 50),
    ("店長", 50),
    ("参事", 50),
    ("係長", 45),
    ("主任", 40),
    ("担当", 30),
];

/// English titles and katakana ones, as whole words.
const LADDER_EN: &[(&str, u8)] = &[
    ("vicechair", 98),
    ("chairperson", 100),
    ("chairman", 100),
    ("chair", 100),
    ("executivevicepresident", 90),
    ("seniormanagingdirector", 85),
    ("managingdirector", 80),
    ("representativedirector", 95),
    ("chiefexecutiveofficer", 95),
    ("ceo", 95),
    ("countrymanager", 95),
    ("branchpresident", 65),
    ("vicepresident", 60),
    ("president", 95),
    ("boardmember", 75),
    ("auditor", 72),
    ("adviser", 72),
    ("advisor", 72),
    ("corporateofficer", 70),
    ("operatingofficer", 70),
    ("fellow", 68),
    ("divisiongeneralmanager", 65),
    ("divisiongm", 65),
    ("deputygeneralmanager", 55),
    ("actinggeneralmanager", 57),
    ("generalmanager", 60),
    ("plantmanager", 60),
    ("branchmanager", 60),
    ("director", 60),
    ("deputymanager", 47),
    ("assistantmanager", 45),
    ("sectionchief", 50),
    ("sectionmanager", 50),
    ("supervisor", 45),
    ("teamleader", 45),
    ("seniorstaff", 40),
    ("manager", 50),
    ("マネ-ジャ-", 50),
    ("マネジャ-", 50),
    ("リ-ダ-", 45),
    ("staff", 30),
    ("accountrep", 30),
    ("representative", 30),
];

/// Returns the rank number of a title as it is printed. `None` when the ladder does not know it.
///
/// Of two titles in one (取締役営業部長) the higher counts.
#[must_use]
pub fn rank_of_title(title: &str) -> Option<u8> {
    let folded = fold_width(title);
    let mut rest = folded.clone();
    let mut found: Option<u8> = None;
    for (name, rank) in LADDER {
        let name = fold_width(name);
        if rest.contains(&name) {
            found = found.max(Some(*rank));
            // What was read is taken out, so that 副社長 is not also 社長.
            rest = rest.replace(&name, "|");
        }
    }
    if found.is_some() {
        return found;
    }
    LADDER_EN.iter().find(|(name, _)| folded.contains(name)).map(|(_, rank)| *rank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_have_their_rank() {
        let cases = [
            ("代表取締役社長", Some(95)),
            ("取締役 営業部長", Some(75)),
            ("副社長", Some(90)),
            ("購買部次長", Some(55)),
            ("調達部　部長代理", Some(57)),
            ("購買課長", Some(50)),
            ("ﾏﾈｰｼﾞｬｰ", Some(50)),
            ("General Manager, Purchasing", Some(60)),
            ("Deputy General Manager", Some(55)),
            ("President & CEO", Some(95)),
            ("事業部長", Some(65)),
            ("主任", Some(40)),
            ("", None),
            ("研究員", None),
        ];
        for (title, rank) in cases {
            assert_eq!(rank_of_title(title), rank, "{title}");
        }
    }
}
