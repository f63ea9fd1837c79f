using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Assessment.Assessments;

namespace Questory.Assessment.Contracts;

/// <summary>Foreign keys to assessments, for the maps of other rooms.</summary>
public static class AssessmentKeys
{
    /// <summary>The row asks these questions; they cannot go while it does.</summary>
    public static void AsksQuestionsOf<TRow>(this EntityTypeBuilder<TRow> row, Expression<Func<TRow, object?>> key) where TRow : class =>
        row.HasOne<AssessmentRow>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.NoAction);
}
